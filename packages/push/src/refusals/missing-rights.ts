import { UserError } from "@pushpull/core/errors";
import { groupOf, objectKey } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

/** A right, as the API server names it (`authorization.k8s.io/v1`, ResourceAttributes). */
export interface AccessRight {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** A denial of the API server's authorizer (`k8s.io/apiserver`, `endpoints/handlers/responsewriters`). */
const denialPattern =
  /^.*User "(.*?)" cannot (\w+) resource "([^"]+)" in API group "([^"]*)"(?: in the namespace "([^"]+)")?/;

/** Keys of the objects that exist. */
type KeySet = Pick<ReadonlySet<string>, "has">;

interface Denial {
  readonly fault: UserError;
  readonly user: string;
  readonly right: AccessRight;
}

/**
 * Combines all missing rights of an identity into one fault. The server names only the first missing right of a request;
 * the others that the same objects need are queried, so that a person does not find them one by one.
 */
export async function combineDenials(
  faults: readonly UserError[],
  objects: readonly PlannedObject[],
  { api, live }: { readonly api: Api; readonly live: KeySet },
): Promise<readonly UserError[]> {
  const denials = faults.flatMap((fault) => readDenial(fault) ?? []);
  const [first] = denials;
  if (first === undefined) return faults;
  const kinds = [...Map.groupBy(denials, ({ right }) => kindOf(right)).values()];
  const missing = await Promise.all(
    kinds.map(async (ofKind) => {
      const reported = new Set(ofKind.map(({ right }) => right.verb));
      const needed = neededFor(ofKind[0]?.right, objects, live).filter(({ verb }) => !reported.has(verb));
      const denied = await Promise.all(
        needed.map(async (right) => ((await isAllowed(right, api)) ? [] : [right.verb])),
      );
      return { right: ofKind[0]?.right ?? first.right, verbs: [...reported, ...denied.flat()] };
    }),
  );
  const combined = new UserError(`The identity "${first.user}" lacks rights: it may not ${inList(missing)}`, {
    code: "forbidden",
    hint: grantHint,
    location: denials.length === 1 ? first.fault.location : undefined,
    cause: first.fault.cause,
  });
  const replaced = new Set(denials.map(({ fault }) => fault));
  return [combined, ...faults.filter((fault) => !replaced.has(fault))];
}

const grantHint = "Ask a cluster administrator to grant them in a Role, or use another identity.";

/** Verbs on one kind of objects in one namespace. */
interface VerbsOn {
  readonly right: AccessRight;
  readonly verbs: readonly string[];
}

function inList(missing: readonly VerbsOn[]): string {
  return missing.map(({ right, verbs }) => `${inWords(verbs)} ${nameOf(right)}`).join("; ");
}

/**
 * Asks the server which of some rights the identity lacks.
 * @param purpose what they are needed for, as a sentence
 * @returns one fault with all of them; none where it has all
 */
export async function findMissingRights(
  needed: readonly AccessRight[],
  { api, identity, purpose }: { readonly api: Api; readonly identity: string; readonly purpose: string },
): Promise<readonly UserError[]> {
  const answers = await Promise.all(needed.map(async (right) => ({ right, allowed: await isAllowed(right, api) })));
  const lacked = answers.flatMap(({ right, allowed }) => (allowed ? [] : [right]));
  const missing = [...Map.groupBy(lacked, kindOf).values()].flatMap((rights): readonly VerbsOn[] => {
    const [right] = rights;
    return right === undefined ? [] : [{ right, verbs: rights.map(({ verb }) => verb) }];
  });
  if (missing.length === 0) return [];
  const message = `The identity "${identity}" lacks rights: it may not ${inList(missing)}`;
  return [new UserError(message, { code: "forbidden", hint: `${purpose} ${grantHint}` })];
}

function readDenial(fault: UserError): Denial | undefined {
  if (!(fault.cause instanceof ApiError) || fault.cause.httpStatus !== 403) return undefined;
  const [, user, verb, resource, group, namespace] = denialPattern.exec(fault.cause.message) ?? [];
  if (user === undefined || verb === undefined || resource === undefined || group === undefined) return undefined;
  return { fault, user, right: { verb, group, resource, namespace, name: fault.cause.status.details?.name } };
}

function kindOf({ group, resource, namespace = "" }: AccessRight): string {
  return `${group}/${resource}/${namespace}`;
}

/** The rights needed to apply the objects of one kind and namespace. */
function neededFor(
  right: AccessRight | undefined,
  objects: readonly PlannedObject[],
  live: KeySet,
): readonly AccessRight[] {
  if (right === undefined) return [];
  const someNew = objects.some(
    ({ ref, resource }) =>
      resource.plural === right.resource &&
      groupOf(ref.apiVersion) === right.group &&
      ref.namespace === right.namespace &&
      !live.has(objectKey(ref)),
  );
  const create = { ...right, verb: "create", name: undefined };
  return [{ ...right, verb: "get" }, { ...right, verb: "patch" }, ...(someNew ? [create] : [])];
}

/**
 * Asks the server whether the identity has a right (Kubernetes docs, "Checking API access"). An error counts as allowed.
 */
async function isAllowed(resourceAttributes: AccessRight, api: Api): Promise<boolean> {
  const kind = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview" };
  const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  try {
    const { body } = await api.send({ method: "POST", path, body: { ...kind, spec: { resourceAttributes } } });
    return (body as { readonly status?: { readonly allowed?: boolean } }).status?.allowed ?? true;
  } catch (error) {
    if (error instanceof ApiError) return true;
    throw error;
  }
}

const order = ["get", "list", "watch", "create", "update", "patch", "delete"];

function inWords(verbs: readonly string[]): string {
  const sorted = verbs.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return sorted.length < 2 ? sorted.join("") : `${sorted.slice(0, -1).join(", ")} and ${sorted.at(-1)}`;
}

function nameOf({ group, resource, namespace }: AccessRight): string {
  return `${resource}${group === "" ? "" : `.${group}`}${namespace === undefined ? "" : ` in namespace ${namespace}`}`;
}
