import { isScalar, type Scalar } from "yaml";
import { setBlockScalar } from "./block-scalar.ts";
import { extentOf } from "./extent.ts";
import { type Place, writingIn } from "./place.ts";
import type { Replacement } from "./replace.ts";
import type { ScalarValue } from "./types.ts";
import { writeScalar } from "./write-scalar.ts";

/** What to replace so that a scalar gets another value; a reason where that cannot be done. */
export function setScalar({ page, parent, index, node }: Place, value: ScalarValue): readonly Replacement[] | string {
  if (!isScalar(node))
    return node === undefined ? "nothing stands there" : "a map or a list stands there, and no scalar";
  const { range } = node;
  if (node.value === value) return [];
  if (typeof value === "string" && noString.test(node.tag ?? "")) return "its tag says that it is no string";
  const writing = writingIn(page, parent);
  if (range == null || range[0] === range[1]) {
    const extent = parent === undefined ? undefined : extentOf(parent, index);
    if (extent === undefined) return "nothing stands there";
    return [{ begin: extent.end, end: extent.end, text: ` ${writeScalar(value, undefined, writing)}` }];
  }
  const { srcToken } = node;
  if (srcToken?.type === "block-scalar" && typeof value === "string") {
    return setBlockScalar(String(node.value), srcToken, value);
  }
  return [{ begin: range[0], end: range[1], text: writeScalar(value, styleOf(node), writing) }];
}

/** YAML's own tags, as the package spells them out. */
const noString = /^tag:yaml\.org,2002:(?!str$)/;

function styleOf({ type }: Scalar): Scalar.Type | undefined {
  return type ?? undefined;
}
