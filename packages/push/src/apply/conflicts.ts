import { formatRef, type KubernetesObject, type Location, UserError } from "@pushpull/core";
import { ApiError } from "../api/errors.ts";
import type { PlannedObject } from "../plan/types.ts";
import { readFieldPath } from "./fields.ts";
import { clientSideManager } from "./takeover.ts";

/**
 * Says of each field that another manager owns which it is and who owns it, on its line (Kubernetes docs, "Server-Side
 * Apply", "Conflicts").
 */
export function explainConflict(
  error: ApiError,
  planned: PlannedObject,
  live: KubernetesObject | undefined,
): readonly UserError[] {
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
  const conflicts = causes.map(({ field = "", message = "" }) => {
    const manager = /"([^"]+)"/.exec(message)?.[1] ?? "somebody";
    const time = lastWrite(manager, live);
    const when = time === undefined ? "" : `, which last wrote at ${time}`;
    const name = field.replace(/^\./, "");
    return new UserError(`${formatRef(planned.ref)}: the field ${name} is owned by ${manager}${when}`, {
      code: "conflict",
      hint: byHand.test(manager)
        ? "Somebody changed it by hand. Put their value into the manifest to keep it; set force-conflicts: true to have the manifest's back."
        : `Leave the field out of the manifest if ${manager} is to keep it; set force-conflicts: true to take it over.`,
      location: planned.source.locate(readFieldPath(field, planned.object)),
      cause: error,
    });
  });
  // The server's order is another one each time.
  return conflicts.toSorted((a, b) => compareLocations(a.location, b.location) || a.message.localeCompare(b.message));
}

function compareLocations(a: Location | undefined, b: Location | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** The names under which `kubectl edit`, `set`, `patch`, `scale` and so on write, and people with them. */
const byHand = /^kubectl-(?!client-side-apply)/;

/** RFC 3339, by the server's clock. The error itself does not say it. */
function lastWrite(manager: string, live: KubernetesObject | undefined): string | undefined {
  const entries = live?.metadata.managedFields ?? [];
  const times = entries.flatMap((entry) => (entry.manager === manager && entry.time ? [entry.time] : []));
  return times.toSorted().at(-1);
}

/** Whether the fields of a client-side apply are the only ones in the way: those are about to be ours. */
export function isOnlyWithClientSide(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.status.reason !== "Conflict") return false;
  const causes = error.status.details?.causes ?? [];
  return causes.length > 0 && causes.every(({ message }) => message?.includes(`"${clientSideManager}"`));
}
