/** Custom resources. */
/** A custom resource that says of itself, in its manifest, that it has failed and why: its CRD, and an object for each message. */
export function failedToys(group, messages) {
    const crd = {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `toys.${group}` },
        spec: {
            group,
            scope: "Namespaced",
            names: { plural: "toys", singular: "toy", kind: "Toy" },
            versions: [
                {
                    name: "v1",
                    served: true,
                    storage: true,
                    schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
                },
            ],
        },
    };
    const toys = Object.entries(messages).map(([name, message]) => ({
        apiVersion: `${group}/v1`,
        kind: "Toy",
        metadata: { name },
        status: { conditions: [{ type: "Stalled", status: "True", reason: "Broken", message, observedGeneration: 1 }] },
    }));
    return [crd, ...toys].map((object) => JSON.stringify(object)).join("\n---\n");
}
/** A CRD whose schema says which fields a Toy has. */
export function strictToys(group) {
    return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: toys.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: Toy, plural: toys}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, required: [size], properties: {size: {type: integer}, color: {type: string, enum: [red, green]}}}
`;
}
