import { type Location, UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiError } from "../cluster/api.ts";
import { isSetByImages } from "../images/image-version.ts";
import { readFieldPath } from "../manifests/field-paths.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

/** `kubectl apply` without `--server-side` owns fields under this name. */
export const clientSideManager = "kubectl-client-side-apply";

/**
 * Explains a conflict: for each field that another manager owns, its name and its owner, on its line (Kubernetes docs,
 * "Server-Side Apply", "Conflicts").
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
        hint: "Run it again: the object was changed at the same time.",
        location: planned.source.location,
        cause: error,
      }),
    ];
  const conflicts = causes.map(({ field = "", message = "" }) => {
    const owner = readOwner(message);
    const time = lastWrite(owner, live);
    const when = time === undefined ? "" : `, which last wrote at ${time}`;
    const name = field.replace(/^\./, "");
    const path = readFieldPath(field, planned.object);
    return new UserError(`${formatRef(planned.ref)}: the field ${name} is owned by ${owner.manager}${when}`, {
      code: "conflict",
      hint: hintFor(owner, isSetByImages(planned, path)),
      location: planned.source.locate(path),
      cause: error,
    });
  });
  // The server's order is random.
  return conflicts.toSorted((a, b) => compareLocations(a.location, b.location) || a.message.localeCompare(b.message));
}

function compareLocations(a: Location | undefined, b: Location | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** The owner of a field that we want to change. */
interface FieldOwner {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  /** `scale`, if the field was written through a subresource. */
  readonly subresource: string | undefined;
}

/**
 * Reads the owner from the text of a conflict: `conflict with "kubectl" with subresource "scale" using apps/v1`. Only
 * an Update includes its API version (`printManager` in `k8s.io/apimachinery/pkg/util/managedfields/internal`).
 */
export function readOwner(message: string): FieldOwner {
  const [, manager = "another manager", subresource, using] =
    /"([^"]+)"(?: with subresource "([^"]+)")?( using )?/.exec(message) ?? [];
  return { manager, operation: using === undefined ? "Apply" : "Update", subresource };
}

function hintFor(owner: FieldOwner, setByImages: boolean): string {
  const command = manualCommand(owner);
  if (command !== undefined) {
    const where = setByImages ? "into input 'images'" : "into the manifest";
    return `It was changed with ${command}. To keep that value, write it ${where}; to restore the manifest's value, set force-conflicts: true for one run.`;
  }
  const { manager, operation } = owner;
  const applied =
    manager === "kubectl" && operation === "Apply" ? "It was applied with `kubectl apply --server-side`. " : "";
  return `${applied}If ${manager} should keep the field, remove it from the manifest; otherwise set force-conflicts: true to take it over.`;
}

/**
 * The kubectl command with which a person set the field; undefined for other managers. `kubectl edit`, `set`, `patch`,
 * `label` and so on have manager names of their own. `rollout undo` and `scale` use the program's name, as `kubectl
 * apply --server-side` does; only the latter is an Apply.
 */
function manualCommand({ manager, operation, subresource }: FieldOwner): string | undefined {
  if (operation !== "Update" || manager === clientSideManager) return undefined;
  if (manager === "kubectl")
    return subresource === "scale" ? "`kubectl scale`" : "kubectl, such as `kubectl rollout undo`";
  const [, command] = /^kubectl-([a-z-]+)$/.exec(manager) ?? [];
  return command === undefined ? undefined : `\`kubectl ${command}\``;
}

/** Time of the owner's last write, RFC 3339, by the server's clock. The error does not include it. */
function lastWrite({ manager, operation, subresource }: FieldOwner, live: KubernetesObject | undefined) {
  const entries = (live?.metadata.managedFields ?? []).filter(
    (entry) => entry.manager === manager && entry.operation === operation && entry.subresource === subresource,
  );
  return entries
    .flatMap(({ time }) => (time === undefined ? [] : [time]))
    .toSorted()
    .at(-1);
}
