import { formatImage, parseImage } from "@pushpull/core/images";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import type { FoundImage } from "../types.ts";

/** The place of a scalar that holds a whole image reference; none where it holds something else, such as `$(IMAGE)`. */
export function wholeImage(written: unknown, at: NodePath, format: string): readonly FoundImage[] {
  const image = typeof written === "string" ? parseImage(written) : undefined;
  if (image === undefined) return [];
  return [
    {
      image,
      at,
      format,
      become(to) {
        const value = formatImage(to);
        return value === written ? [] : [{ kind: "set", at, value }];
      },
    },
  ];
}
