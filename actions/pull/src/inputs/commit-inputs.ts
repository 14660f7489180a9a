import type { InputReader } from "@pushpull/core/runner";
import type { Person, RepositoryAddress } from "@pushpull/pull";

/** The user that GitHub shows as the author of a workflow's commits. */
const actionsBot: Person = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** Reads input `author`. The default depends on the server. */
export function readAuthor(read: InputReader, { url, page }: RepositoryAddress): Person {
  const host = hostOf(page ?? url);
  const fallback = host === "github.com" ? actionsBot : { name: "pushpull", email: `pushpull@users.noreply.${host}` };
  const written = read.text("author");
  if (written === undefined) return fallback;
  const [, name, email] = /^([^<>\p{Cc}]*[^<>\s\p{Cc}]) <([^<>\s\p{Cc}]+)>$/u.exec(written) ?? [];
  if (name === undefined || email === undefined) {
    read.fault(`Input 'author' is '${written}'`, "Use Name <email>, such as Ada Lovelace <ada@example.com>.");
    return fallback;
  }
  return { name, email };
}

function hostOf(url: string): string {
  const [, scpHost] = /^[^/@]+@([^:]+):/.exec(url) ?? [];
  return scpHost ?? (URL.parse(url)?.hostname || "localhost");
}

const placeholders: ReadonlySet<string> = new Set(["{image}", "{from}", "{to}", "{target}", "{files}", "{run}"]);

/** Reads an input with placeholders, such as `commit-message`. */
export function readTemplate(read: InputReader, name: string): string | undefined {
  const written = read.text(name);
  const unknown = (written?.match(/\{[\w-]+\}/g) ?? []).filter((each) => !placeholders.has(each));
  if (unknown.length > 0) {
    read.fault(
      `Input '${name}' has unknown placeholders: ${[...new Set(unknown)].join(", ")}`,
      "Known placeholders are {image}, {from}, {to}, {target}, {files} and {run}.",
    );
  }
  return written;
}
