import { expect, test } from "vitest";
import { explainGitError } from "../../../packages/pull/src/git/explain-git.ts";

const url = "https://git.acme.example/acme/deploy";
const address = { protocol: "https", url, origin: "https://git.acme.example", user: undefined } as const;

/** What the hook of Gitea, and of Forgejo, says before it takes a push. */
const saidByTheHook = [
  [
    "User permission denied for writing.",
    "forbidden",
    "The credentials do not allow writing to acme/deploy: User permission denied for writing.; [remote rejected] (pre-receive hook declined)",
  ],
  [
    "Not allowed to push to protected branch main",
    "refused",
    "Branch main of acme/deploy is protected: Not allowed to push to protected branch main; [remote rejected]",
  ],
  [
    "branch main is protected from unverified commit 2f1c0b7",
    "refused",
    "Branch main of acme/deploy accepts only signed commits, and ours is not signed",
  ],
  [
    "branch main is protected from changing file a.yaml",
    "refused",
    "A rule of acme/deploy does not allow changing one of the files",
  ],
] as const;

test.for(saidByTheHook)("%s", ([says, code, message]) => {
  const lines = ["", "error:        ", `error: ${says}        `, "error:        "].map((line) => `remote: ${line}\n`);
  const stderr = `${lines.join("")}error: failed to push some refs to '${url}'\n[remote rejected] (pre-receive hook declined)`;
  const fault = explainGitError(stderr, { repository: "acme/deploy", address, branch: "main", redact: (text) => text });
  expect(fault.message.slice(0, message.length)).toBe(message);
  expect(fault).toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
});
