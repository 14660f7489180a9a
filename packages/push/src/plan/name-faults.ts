import { UserError } from "@pushpull/core/errors";
import type { PlannedObject } from "./push-plan.ts";

/** Names that cannot be a URL segment (`ValidatePathSegmentName` in `k8s.io/apimachinery`). */
const noSegment = /^\.\.?$|[/%]/;

/** A DNS label (RFC 1123). */
export const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The faults of names and namespaces that cannot be part of a URL. All other rules are left to the server. */
export function nameFaults({ object, ref, source }: PlannedObject): readonly UserError[] {
  const { name, namespace } = object.metadata;
  const fault = (field: "name" | "namespace", message: string, hint: string) =>
    new UserError(message, { code: "manifest", hint, location: source.locate(["metadata", field]) });
  const faults: UserError[] = [];
  if (name !== undefined && noSegment.test(name)) {
    faults.push(
      fault(
        "name",
        `The name ${name} of this ${ref.kind} cannot be one`,
        "A name has no / or % in it, and is not . or ..",
      ),
    );
  }
  if (namespace !== undefined && !dnsLabel.test(namespace)) {
    faults.push(
      fault(
        "namespace",
        `The namespace ${namespace} of ${ref.kind}/${ref.name} cannot be one`,
        "It has lower-case letters, digits and dashes, 63 at most.",
      ),
    );
  }
  return faults;
}
