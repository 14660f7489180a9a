/** The sets that are applied. JSON is YAML, so the manifests are lines of JSON. */
/** Of twenty objects: as in a set of applications, each with more settings than secrets. */
const mixture = [
    ...Array(4).fill(deployment),
    ...Array(4).fill(service),
    ...Array(6).fill(configMap),
    ...Array(2).fill(serviceAccount),
    ...Array(2).fill(role),
    ingress,
    secret,
];
/** The kinds of {@link mixed}, as kubectl names them. */
export const mixedKinds = "deployments,services,configmaps,serviceaccounts,roles,ingresses,secrets";
/** Objects of seven kinds. Their Deployments have no pods: applying is all there is to do. */
export function mixed(count, versions) {
    const objects = Array.from({ length: count }, (_, index) => {
        const make = mixture[index % mixture.length] ?? configMap;
        return make(`object-${index}`, String(versions(index)), 0);
    });
    return { manifests: asYaml(objects), objects: count, deployments: [] };
}
/** As many Deployments of two pods, Services and ConfigMaps. */
export function applications(count, versions) {
    const names = Array.from({ length: count }, (_, index) => `app-${index}`);
    const objects = names.flatMap((name, index) => {
        const version = String(versions(index));
        return [configMap(name, version), service(name, version), deployment(name, version, 2)];
    });
    return { manifests: asYaml(objects), objects: objects.length, deployments: names };
}
/** Deployments of two pods, which become ready one after the other until so many seconds are over. */
export function slowApplications(count, seconds) {
    const names = Array.from({ length: count }, (_, index) => `app-${index}`);
    const objects = names.map((name, index) => deployment(name, `1-warm${Math.ceil(((index + 1) * seconds) / count)}`, 2));
    return { manifests: asYaml(objects), objects: count, deployments: names };
}
function deployment(name, version, replicas) {
    const labels = { app: name };
    const container = {
        name: "web",
        image: `registry.example/shop/web:${version}`,
        ports: [{ name: "http", containerPort: 8080 }],
        env: [
            { name: "VERSION", value: version },
            { name: "MODE", value: "production" },
        ],
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
        readinessProbe: { httpGet: { path: "/healthz", port: "http" } },
    };
    const template = { metadata: { labels }, spec: { containers: [container] } };
    return head("apps/v1", "Deployment", name, version, {
        spec: { replicas, selector: { matchLabels: labels }, template },
    });
}
function service(name, version) {
    return head("v1", "Service", name, version, {
        spec: { selector: { app: name }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
    });
}
function configMap(name, version) {
    const text = "some text of a usual length\n".repeat(20);
    return head("v1", "ConfigMap", name, version, { data: { version, text } });
}
function serviceAccount(name, version) {
    return head("v1", "ServiceAccount", name, version, {});
}
function role(name, version) {
    return head("rbac.authorization.k8s.io/v1", "Role", name, version, {
        rules: [{ apiGroups: [""], resources: ["configmaps"], resourceNames: [name, `v${version}`], verbs: ["get"] }],
    });
}
function ingress(name, version) {
    const backend = { service: { name, port: { name: "http" } } };
    const paths = [{ path: `/v${version}`, pathType: "Prefix", backend }];
    return head("networking.k8s.io/v1", "Ingress", name, version, {
        spec: { rules: [{ host: `${name}.example.com`, http: { paths } }] },
    });
}
function secret(name, version) {
    return head("v1", "Secret", name, version, {
        type: "Opaque",
        data: { key: Buffer.from(version).toString("base64") },
    });
}
function head(apiVersion, kind, name, version, rest) {
    return { apiVersion, kind, metadata: { name, labels: { app: name, version } }, ...rest };
}
function asYaml(objects) {
    return objects.map((object) => JSON.stringify(object)).join("\n---\n");
}
