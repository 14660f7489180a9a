import type { Asked, Right } from "./explain.ts";

const names: Readonly<Record<Right, string>> = { "pull-requests": "Pull requests", contents: "Contents" };

/** How one gets the right to do what was asked for: a sentence or two. */
export function needs({ kind, right }: Pick<Asked, "kind" | "right">): string {
  if (right === undefined) return "Check what the token may do.";
  if (kind === "gitea") {
    return "Use a token of somebody who may write to the repository, with the scopes `write:repository` and `write:issue`.";
  }
  const name = names[right];
  return `Give the job \`permissions: ${right}: write\` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with \`${name}: read and write\` for it.`;
}
