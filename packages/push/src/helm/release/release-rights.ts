import type { UserError } from "@pushpull/core/errors";
import { groupOf } from "@pushpull/core/kubernetes";
import type { Api } from "../../cluster/api.ts";
import type { PlannedObject } from "../../plan/push-plan.ts";
import { type AccessRight, findMissingRights } from "../../refusals/missing-rights.ts";
import type { ReleaseHistory, ReleaseName } from "./release-record.ts";

/** What Helm is about to do besides applying the objects, which their dry run checks. */
interface ReleaseWork {
  readonly release: ReleaseName;
  readonly identity: string;
  readonly history: Pick<ReleaseHistory, "revisions">;
  /** Objects that Helm runs as hooks: it deletes the earlier ones, creates new ones, and watches them. */
  readonly hooks: readonly PlannedObject[];
  /** Objects that Helm deletes. */
  readonly removed: readonly PlannedObject[];
}

/** Revisions that Helm keeps (`--history-max`); it deletes the oldest one for a new one. */
const keptRevisions = 10;

/** Asks the server whether the identity may do what Helm needs, so that Helm does not stop halfway. */
export function checkReleaseRights(work: ReleaseWork, api: Api): Promise<readonly UserError[]> {
  const { release, identity, history, hooks, removed } = work;
  const secrets = (verb: string): AccessRight => ({
    verb,
    group: "",
    resource: "secrets",
    namespace: release.namespace,
    name: undefined,
  });
  const verbs = history.revisions.length < keptRevisions ? recordVerbs : [...recordVerbs, "delete"];
  const needed = [
    ...verbs.map(secrets),
    ...hooks.flatMap((planned) => hookVerbs.map((verb) => rightOn(planned, verb))),
    ...removed.map((planned) => rightOn(planned, "delete")),
  ];
  const distinct = new Map(needed.map((right) => [JSON.stringify(right), right]));
  const purpose = "Helm keeps its releases in Secrets, creates hooks, and deletes what a chart no longer has.";
  return findMissingRights([...distinct.values()], { api, identity, purpose });
}

const recordVerbs = ["get", "list", "create", "update"];
const hookVerbs = ["get", "list", "watch", "create", "patch", "delete"];

function rightOn({ ref, resource }: PlannedObject, verb: string): AccessRight {
  return { verb, group: groupOf(ref.apiVersion), resource: resource.plural, namespace: ref.namespace, name: undefined };
}
