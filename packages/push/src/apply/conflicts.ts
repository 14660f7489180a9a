import { formatRef, UserError } from "@pushpull/core";
import { ApiError } from "../api/errors.ts";
import type { PlannedObject } from "../plan/types.ts";
import { readFieldPath } from "./fields.ts";
import { clientSideManager } from "./takeover.ts";

/**
 * Says of each field that another manager owns which it is and who owns it, on its line (Kubernetes docs, "Server-Side
 * Apply", "Conflicts").
 */
export function explainConflict(error: ApiError, planned: PlannedObject): readonly UserError[] {
  const causes = (error.status.details?.causes ?? []).filter(({ reason }) => reason === "FieldManagerConflict");
  if (causes.length === 0)
    return [
      new UserError(`${formatRef(planned.ref)} is refused: ${error.message}`, {
        code: "conflict",
        hint: "Run it again: somebody changed the object at the same moment.",
        location: planned.source.location,
        cause: error,
      }),
    ];
  return causes.map(({ field = "", message = "" }) => {
    const manager = /"([^"]+)"/.exec(message)?.[1] ?? "somebody";
    return new UserError(`${formatRef(planned.ref)}: the field ${field.replace(/^\./, "")} is owned by ${manager}`, {
      code: "conflict",
      hint: `Leave the field out of the manifest if ${manager} is to keep it; set force-conflicts: true to take it over.`,
      location: planned.source.locate(readFieldPath(field, planned.object)),
      cause: error,
    });
  });
}

/** Whether the fields of a client-side apply are the only ones in the way: those are about to be ours. */
export function isOnlyWithClientSide(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.status.reason !== "Conflict") return false;
  const causes = error.status.details?.causes ?? [];
  return causes.length > 0 && causes.every(({ message }) => message?.includes(`"${clientSideManager}"`));
}
