import { UserError } from "@pushpull/core";
import type { RepositoryAddress } from "../types.ts";
import type { Address } from "./address.ts";
import type { Git, GitResult } from "./git.ts";

/** What a server answers for a repository that was renamed (RFC 9110, 15.4). */
const redirected = /returned error: 30[12378]|HTTP 30[12378]/;

/** Where a repository has gone, if that is why it could not be fetched. Nothing is sent there. */
export async function movedTo(
  git: Git,
  { stderr }: GitResult,
  { repository: { name }, address }: { readonly repository: RepositoryAddress; readonly address: Address },
): Promise<UserError | undefined> {
  if (!redirected.test(stderr)) return undefined;
  // Git says the answer's headers here only; our own that hold secrets it leaves out (`git`, GIT_TRACE_REDACT).
  const trace = await git.attempt(["ls-remote", "--quiet", "--", address.url], {
    env: { GIT_TRACE_CURL: "1", GIT_TRACE_CURL_NO_DATA: "1" },
  });
  const [, to] = /<= Recv header: location: (\S+)/i.exec(trace.stderr) ?? [];
  const where = to?.replace(/\/info\/refs\b.*$/, "");
  return new UserError(`${name} has moved${where === undefined ? "" : ` to ${where}`}`, {
    code: "repository",
    hint: "Write its new address in input 'repository': nothing is sent where a redirect leads.",
  });
}
