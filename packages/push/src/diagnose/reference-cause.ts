import { firstFew, nearestFirst } from "@pushpull/core/text";
import { type MissingReference, readMissingReference, setUpFailure, volumeIn } from "../pods/missing-references.ts";
import { isOrdinaryWait } from "../pods/pod-containers.ts";
import { readSchedulingProblems } from "../pods/scheduling-problems.ts";
import type { CauseRule, Facts } from "./facts.ts";
import { containerField, type ManifestField, named, podField, where } from "./manifest-field.ts";
import type { RepresentativePod } from "./representative-pod.ts";

/** A ConfigMap, a Secret, a key of one, or a claim that a pod refers to and that does not exist. */
export const referenceCause: CauseRule = (facts) => {
  const { representative, keys } = facts;
  const missing = missingReference(facts);
  if (representative === undefined || missing === undefined) return claimCause(representative);
  const fields = fieldsOf(representative, missing);
  const { kind, name, key } = missing;
  const what = name === undefined ? kind : `${kind} ${name}`;
  if (key === undefined) {
    const hint = `Create the ${what} there, or refer to another one.`;
    return {
      cause: `there is no ${what} in the namespace ${representative.pod.metadata.namespace ?? ""}`,
      hint,
      fields,
    };
  }
  const lacking = `${what} has no key ${key}`;
  const hint = `Add the key ${key} to ${what}, or refer to one of its keys.`;
  if (keys === undefined) return { cause: lacking, hint, fields };
  if (keys.length === 0) return { cause: `${lacking}; it is empty`, hint, fields };
  const near = nearestFirst(key, keys.toSorted());
  return { cause: `${lacking}; it has ${firstFew(near, maxKeys).join(", ")}`, hint, fields };
};

const maxKeys = 5;

/** The reference that a pod cannot resolve, by what its container waits for and by the events of its volumes. */
export function missingReference({ representative }: Pick<Facts, "representative">): MissingReference | undefined {
  if (representative === undefined) return undefined;
  const { pod, container, events } = representative;
  const waiting = container?.status.state?.waiting;
  if (waiting?.reason === "CreateContainerConfigError") return readMissingReference(pod, waiting.message ?? "");
  if (!isOrdinaryWait(waiting?.reason)) return undefined;
  const mount = setUpFailure(events);
  const runs = container?.status.state?.running !== undefined || container?.end !== undefined;
  return mount === undefined || runs ? undefined : readMissingReference(pod, mount.message);
}

interface Reference {
  readonly name?: string;
  readonly key?: string;
}

interface EnvVar {
  readonly valueFrom?: { readonly secretKeyRef?: Reference; readonly configMapKeyRef?: Reference };
}

interface EnvFrom {
  readonly secretRef?: Reference;
  readonly configMapRef?: Reference;
}

interface PodVolume {
  readonly secret?: { readonly secretName?: string };
  readonly configMap?: Reference;
  readonly projected?: {
    readonly sources?: readonly { readonly secret?: Reference; readonly configMap?: Reference }[];
  };
  readonly persistentVolumeClaim?: { readonly claimName?: string };
}

/** The fields that refer to it: the key, or else the whole object, or the volume. */
function fieldsOf(
  { container, events }: RepresentativePod,
  { kind, name, key }: MissingReference,
): readonly ManifestField[] {
  const secret = kind === "Secret";
  const [keyRef, allRef] = secret
    ? (["secretKeyRef", "secretRef"] as const)
    : (["configMapKeyRef", "configMapRef"] as const);
  const matches = (reference: Reference | undefined) => reference?.name === name;
  const ofKey = where<EnvVar>(({ valueFrom }) => matches(valueFrom?.[keyRef]) && valueFrom?.[keyRef]?.key === key);
  const ofAny = where<EnvVar>(({ valueFrom }) => matches(valueFrom?.[keyRef]));
  const whole = where<EnvFrom>((each) => matches(each[allRef]));
  const volume = where<PodVolume>((each) => (secret ? each.secret?.secretName === name : matches(each.configMap)));
  const projected = where<PodVolume>((each) =>
    (each.projected?.sources ?? []).some((source) => matches(secret ? source.secret : source.configMap)),
  );
  const mounted = events.find(({ reason }) => reason === "FailedMount");
  const volumeName = volumeIn(mounted?.message ?? "");
  return [
    ...(container === undefined
      ? []
      : [
          ...(key === undefined ? [] : [containerField(container, "env", ofKey, "valueFrom", keyRef, "key")]),
          ...(key === undefined
            ? [
                containerField(container, "env", ofAny, "valueFrom", keyRef, "name"),
                containerField(container, "envFrom", whole, allRef, "name"),
              ]
            : []),
        ]),
    podField("volumes", volume, secret ? "secret" : "configMap"),
    podField("volumes", projected, "projected"),
    ...(volumeName === undefined ? [] : [podField("volumes", named(volumeName))]),
  ];
}

/** A missing claim, which the scheduler reports. */
function claimCause(representative: RepresentativePod | undefined): ReturnType<CauseRule> {
  const { conditions = [] } = (representative?.pod.status ?? {}) as {
    readonly conditions?: readonly { readonly message?: string }[];
  };
  const problems = conditions.flatMap(({ message = "" }) => readSchedulingProblems(message));
  const missing = problems.find((problem) => problem.kind === "missing-claim");
  if (missing === undefined) return undefined;
  const volume = where<PodVolume>((each) => each.persistentVolumeClaim?.claimName === missing.claim);
  return {
    cause: `there is no PersistentVolumeClaim ${missing.claim} in the namespace ${representative?.pod.metadata.namespace ?? ""}`,
    fields: [podField("volumes", volume, "persistentVolumeClaim"), podField("volumes", volume)],
  };
}
