import { distance } from "fastest-levenshtein";
import { type Missing, missingFrom } from "../rollout/rules/missing.ts";
import { inContainer } from "./container-places.ts";
import type { CauseRule, Facts, Suspect } from "./facts.ts";
import { inPod, named, type Place, where } from "./manifest-field.ts";

/** A ConfigMap, a Secret, a key of one or a claim that a pod needs and that is not there. */
export const referenceCause: CauseRule = (facts) => {
  const { suspect, keys } = facts;
  const missing = missingReference(facts);
  if (suspect === undefined || missing === undefined) return claimCause(suspect);
  const places = placesOf(suspect, missing);
  const { kind, name, key } = missing;
  const what = name === undefined ? kind : `${kind} ${name}`;
  if (key === undefined) {
    const hint = `Create the ${what} there, or name another one.`;
    return { cause: `there is no ${what} in the namespace ${suspect.pod.metadata.namespace ?? ""}`, hint, places };
  }
  const lacking = `${what} has no key ${key}`;
  const hint = `Add the key ${key} to ${what}, or name one that it has.`;
  if (keys === undefined) return { cause: lacking, hint, places };
  if (keys.length === 0) return { cause: `${lacking}, it is empty`, hint, places };
  const near = keys.toSorted((a, b) => distance(a, key) - distance(b, key) || (a < b ? -1 : 1)).slice(0, mostKeys);
  const others = keys.length > near.length ? ` and ${keys.length - near.length} more` : "";
  return { cause: `${lacking}, it has ${near.join(", ")}${others}`, hint, places };
};

const mostKeys = 5;

/** What a pod does not find, by what its container waits for and what happened to its volumes. */
export function missingReference({ suspect }: Pick<Facts, "suspect">): Missing | undefined {
  if (suspect === undefined) return undefined;
  const { pod, container, happened } = suspect;
  const waiting = container?.status.state?.waiting;
  if (waiting?.reason === "CreateContainerConfigError") return missingFrom(pod, waiting.message ?? "");
  if (waiting !== undefined && waiting.reason !== "ContainerCreating" && waiting.reason !== "PodInitializing") {
    return undefined;
  }
  const mount = happened.find(({ reason, message }) => reason === "FailedMount" && message.includes("SetUp failed"));
  const runs = container?.status.state?.running !== undefined || container?.end !== undefined;
  return mount === undefined || runs ? undefined : missingFrom(pod, mount.message);
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

interface Volume {
  readonly secret?: { readonly secretName?: string };
  readonly configMap?: Reference;
  readonly projected?: {
    readonly sources?: readonly { readonly secret?: Reference; readonly configMap?: Reference }[];
  };
  readonly persistentVolumeClaim?: { readonly claimName?: string };
}

/** Where a container asks for it: the key itself, or else the whole of it, or the volume. */
function placesOf({ container, happened }: Suspect, { kind, name, key }: Missing): readonly Place[] {
  const secret = kind === "Secret";
  const [keyRef, allRef] = secret
    ? (["secretKeyRef", "secretRef"] as const)
    : (["configMapKeyRef", "configMapRef"] as const);
  const is = (reference: Reference | undefined) => reference?.name === name;
  const ofKey = where<EnvVar>(({ valueFrom }) => is(valueFrom?.[keyRef]) && valueFrom?.[keyRef]?.key === key);
  const ofAny = where<EnvVar>(({ valueFrom }) => is(valueFrom?.[keyRef]));
  const whole = where<EnvFrom>((each) => is(each[allRef]));
  const volume = where<Volume>((each) => (secret ? each.secret?.secretName === name : is(each.configMap)));
  const projected = where<Volume>((each) =>
    (each.projected?.sources ?? []).some((source) => is(secret ? source.secret : source.configMap)),
  );
  const mounted = happened.find(({ reason }) => reason === "FailedMount");
  const volumeName = /volume "([^"]+)"/.exec(mounted?.message ?? "")?.[1];
  return [
    ...(container === undefined
      ? []
      : [
          ...(key === undefined ? [] : [inContainer(container, "env", ofKey, "valueFrom", keyRef, "key")]),
          ...(key === undefined
            ? [
                inContainer(container, "env", ofAny, "valueFrom", keyRef, "name"),
                inContainer(container, "envFrom", whole, allRef, "name"),
              ]
            : []),
        ]),
    inPod("volumes", volume, secret ? "secret" : "configMap"),
    inPod("volumes", projected, "projected"),
    ...(volumeName === undefined ? [] : [inPod("volumes", named(volumeName))]),
  ];
}

/** A claim that a pod wants and that nobody has made is told by the scheduler. */
function claimCause(suspect: Suspect | undefined): ReturnType<CauseRule> {
  const { conditions = [] } = (suspect?.pod.status ?? {}) as {
    readonly conditions?: readonly { readonly message?: string }[];
  };
  const words = conditions.map(({ message = "" }) => message).join("\n");
  const name = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
  if (name === undefined) return undefined;
  const volume = where<Volume>((each) => each.persistentVolumeClaim?.claimName === name);
  return {
    cause: `there is no PersistentVolumeClaim ${name} in the namespace ${suspect?.pod.metadata.namespace ?? ""}`,
    places: [inPod("volumes", volume, "persistentVolumeClaim"), inPod("volumes", volume)],
  };
}
