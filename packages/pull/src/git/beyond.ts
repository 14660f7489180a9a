import type { Git } from "./git.ts";
import type { Store } from "./store.ts";
import type { Checkout, MadeCommit, Signature } from "./types.ts";

/** A branch that was made from a commit within so many of the newest ones is told from them with one question. */
const recent = 500;

/** What a server says for a branch that has nothing of its own. */
const nothingBeyond = /no commits selected for shallow requests/;

/** The commits that lead to one and not to the newest of another branch, newest first. */
export async function beyond(
  store: Store,
  commit: string,
  base: Pick<Checkout, "branch" | "commit">,
): Promise<readonly MadeCommit[] | undefined> {
  if (commit === base.commit) return [];
  const near = store.filters ? await beyondNear(store, commit, base.commit) : undefined;
  return near ?? beyondFar(store, commit, base.branch);
}

/** Undefined where their histories meet farther back than what is looked at. */
async function beyondNear(store: Store, commit: string, base: string): Promise<readonly MadeCommit[] | undefined> {
  const { git } = await store.fetchBeside("beyond", [commit, base], [`--depth=${recent}`, "--filter=tree:0"]);
  if (git === undefined) return undefined;
  // What a depth cuts off has no parents here, whether or not the other branch has it too.
  const cut = await git.run([
    "log",
    "--max-count=1",
    "--min-parents=0",
    "--max-parents=0",
    "--format=%H",
    commit,
    `^${base}`,
    "--",
  ]);
  const isWhole = (await git.run(["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "false";
  return cut.length > 0 && !isWhole ? undefined : log(git, [commit, `^${base}`]);
}

/** The server leaves out by itself what the other branch has. Of a merge, only the merge itself is left then. */
async function beyondFar(store: Store, commit: string, branch: string): Promise<readonly MadeCommit[] | undefined> {
  const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? ["--filter=tree:0"] : [])];
  const fetched = await store.fetchBeside("beyond", [commit], args);
  if (fetched.git !== undefined) return log(fetched.git, [commit]);
  return nothingBeyond.test(fetched.refusal) ? [] : undefined;
}

const fields = ["%H", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];

async function log(git: Git, range: readonly string[]): Promise<readonly MadeCommit[]> {
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
