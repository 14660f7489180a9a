import type { UserError } from "@pushpull/core/errors";
import { objectKey } from "@pushpull/core/kubernetes";
import { needsOf } from "../../plan/needs.ts";
import type { PlannedObject } from "../../plan/push-plan.ts";
import { writeRequest } from "../../preflight/apply-request.ts";
import { checkDeferred } from "../../preflight/check-deferred.ts";
import { isDeferred } from "../../preflight/deferred.ts";
import type { Prepared } from "../../preflight/prepare.ts";
import { explainRefusal } from "../../refusals/explain-refusal.ts";

/**
 * Has the server validate hooks as new objects, since Helm deletes the one of an earlier run first.
 * @param others objects that Helm writes before some of the hooks
 */
export async function checkHooks(
  hooks: readonly PlannedObject[],
  others: readonly PlannedObject[],
  prepared: Prepared,
): Promise<readonly UserError[]> {
  const set = new Set([...others, ...hooks].map(({ ref }) => objectKey(ref)));
  const nameless = hooks.map((planned) => withoutName(planned, set));
  const { later = [], now = [] } = Object.groupBy(nameless, (planned) =>
    isDeferred(planned, prepared.ports) ? "later" : "now",
  );
  const wave = { syncWave: 0, objects: later, awaitReady: "none" } as const;
  const [deferred, refused] = await Promise.all([
    checkDeferred({ waves: [wave] }, { ...prepared, checks: new Map(), deleting: new Map() }),
    Promise.all(
      now.map(async (planned) => {
        try {
          await prepared.ports.api.send(writeRequest(planned, planned.object, { dryRun: true, force: false }));
          return [];
        } catch (error) {
          return explainRefusal(error, planned);
        }
      }),
    ),
  ]);
  return [...refused.flat(), ...deferred.faults];
}

function withoutName(planned: PlannedObject, set: ReadonlySet<string>): PlannedObject {
  const { name = "", ...metadata } = planned.object.metadata;
  return {
    ...planned,
    object: { ...planned.object, metadata: { generateName: name, ...metadata } },
    needs: needsOf(planned.object, planned.resource.plural).filter((key) => set.has(key)),
  };
}
