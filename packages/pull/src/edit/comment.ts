import type { Scalar } from "yaml";
import { lineEnd } from "./extent.ts";

/** The comment on the line of a scalar; on that of its header where it is a block of text. Without `#` and spaces. */
export function commentBehind(text: string, { range, srcToken }: Scalar): string | undefined {
  if (srcToken?.type === "block-scalar") {
    const comment = srcToken.props.find(({ type }) => type === "comment");
    return comment !== undefined && "source" in comment ? bare(comment.source) : undefined;
  }
  if (range == null) return undefined;
  const [, end] = range;
  const behind = /^[ \t]*(?:,[ \t]*)?(#.*)/.exec(text.slice(end, lineEnd(text, end)))?.[1];
  return behind === undefined ? undefined : bare(behind);
}

function bare(comment: string): string {
  return comment.replace(/^#+/, "").trim();
}
