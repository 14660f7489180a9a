import type { Git } from "./git.ts";
import type { MadeCommit, Signature } from "./types.ts";

const fields = ["%H", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];

/** The commits of a range (`git-log`, "Revision Range"), newest first, with their full messages. */
export async function log(git: Git, range: readonly string[]): Promise<readonly MadeCommit[]> {
  const args = ["log", "-z", "--encoding=UTF-8", "--no-show-signature", "--no-color", `--format=${fields.join("%n")}`];
  const output = (await git.run([...args, ...range, "--"])).toString("utf8");
  return output
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [id = "", ...lines] = entry.split("\n");
      const message = lines.slice(6).join("\n").trimEnd();
      return { id, message, author: signature(lines.slice(0, 3)), committer: signature(lines.slice(3, 6)) };
    });
}

function signature([name = "", email = "", time = ""]: readonly string[]): Signature {
  return { name, email, time: Number(time) };
}
