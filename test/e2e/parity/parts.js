/** A pod template with lists that are merged by name, by port, by mount path, and replaced as a whole. */
export function template(revision) {
    const first = revision === 1;
    return (pod) => ({
        metadata: { labels: { pod } },
        spec: {
            initContainers: first ? [{ name: "prepare", image: "shop/prepare:v1" }] : [],
            containers: [
                {
                    name: "main",
                    image: first ? "shop/main:v1" : "shop/main:v2",
                    ...(first ? { args: ["--verbose", "--first"] } : { args: ["--verbose"] }),
                    env: first
                        ? [
                            { name: "A", value: "1" },
                            { name: "B", value: "2" },
                        ]
                        : [{ name: "B", value: "3" }],
                    ports: first ? [{ containerPort: 80 }, { containerPort: 81, protocol: "UDP" }] : [{ containerPort: 80 }],
                    volumeMounts: [{ name: "scratch", mountPath: first ? "/scratch" : "/work" }],
                },
                ...(first ? [{ name: "sidecar", image: "shop/sidecar:v1" }] : []),
            ],
            volumes: [{ name: "scratch", emptyDir: first ? { sizeLimit: "1Mi" } : {} }],
        },
    });
}
export function webhook(failurePolicy) {
    return {
        name: "none.parity.test",
        clientConfig: { url: "https://127.0.0.1:1/none" },
        failurePolicy,
        sideEffects: "None",
        admissionReviewVersions: ["v1"],
        rules: [{ apiGroups: ["example.test"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["none"] }],
    };
}
export function widgets(revision) {
    const properties = { size: { type: "integer" }, colours: { type: "array", items: { type: "string" } } };
    return {
        group: "parity.test",
        scope: "Namespaced",
        names: { kind: "Widget", plural: "widgets", singular: "widget", ...(revision === 1 ? { shortNames: ["wd"] } : {}) },
        versions: [
            {
                name: "v1",
                served: true,
                storage: true,
                schema: { openAPIV3Schema: { type: "object", properties: { spec: { type: "object", properties } } } },
            },
        ],
    };
}
