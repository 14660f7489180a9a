import type { Change, NodePath } from "../../edit/types.ts";
import { below } from "../node-path.ts";
import type { FoundImage } from "../types.ts";
import type { HelmImage } from "./helm-values.ts";

/** An image of Helm values, where those are part of a document. @param at the way to the values */
export function liftHelmImage(found: HelmImage, at: NodePath, format: string): FoundImage {
  return {
    image: found.image,
    otherNames: found.otherNames ?? [],
    at: below(at, ...found.at),
    format,
    become(to) {
      const changes = found.become(to);
      if (typeof changes === "string") return changes;
      return changes.map((change): Change => ({ ...change, at: below(at, ...change.at) }));
    },
  };
}
