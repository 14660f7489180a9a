import { UserError } from "@pushpull/core/errors";
import type { PlannedObject } from "./push-plan.ts";

/** Names that cannot be a URL segment (`ValidatePathSegmentName` in `k8s.io/apimachinery`). */
const invalidSegment = /^\.\.?$|[/%]/;

/** A DNS label (RFC 1123). */
export const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The faults of names and namespaces that cannot be part of a URL. All other rules are left to the server. */
export function nameFaults({ object, ref, source }: PlannedObject): readonly UserError[] {
  const { name, namespace } = object.metadata;
  const fault = (field: "name" | "namespace", message: string, hint: string) =>
    new UserError(message, { code: "manifest", hint, location: source.locate(["metadata", field]) });
  const faults: UserError[] = [];
  if (name !== undefined && invalidSegment.test(name)) {
    faults.push(
      fault(
        "name",
        `${name} is not a valid name for this ${ref.kind}`,
        "A name must not contain / or %, and must not be . or ..",
      ),
    );
  }
  if (namespace !== undefined && !dnsLabel.test(namespace)) {
    faults.push(
      fault(
        "namespace",
        `${namespace} is not a valid namespace for ${ref.kind}/${ref.name}`,
        "Use lower-case letters, digits and dashes, at most 63.",
      ),
    );
  }
  return faults;
}
