import { template, webhook, widgets } from "./parts.ts";
/**
 * A set of more than 60 objects of more than 25 kinds, as a team might deploy it: with a namespace, CRDs and their
 * custom resources, and lists that are merged by different keys.
 */
export function paritySet(revision) {
    const namespace = "parity";
    const meta = (name, more = {}) => ({
        name,
        labels: { app: "parity", revision: String(revision), ...(revision === 1 ? { "only-at-first": "yes" } : {}) },
        ...(revision === 1 ? { annotations: { "example.test/note": "goes with the second revision" } } : {}),
        ...more,
    });
    const local = (apiVersion, kind, name, rest) => ({
        apiVersion,
        kind,
        metadata: meta(name, { namespace }),
        ...rest,
    });
    const global = (apiVersion, kind, name, rest) => ({
        apiVersion,
        kind,
        metadata: meta(name),
        ...rest,
    });
    const both = (first, second) => (revision === 1 ? first : second);
    const pods = template(revision);
    const several = (count, make) => Array.from({ length: count }, (_, index) => make(index));
    return [
        // Custom resources come before their CRD, and what is in the namespace before the namespace.
        ...several(4, (index) => local("parity.test/v1", "Widget", `widget-${index}`, {
            spec: both({ size: index, colours: ["red", "blue"] }, { size: index + 10 }),
        })),
        ...several(8, (index) => local("v1", "ConfigMap", `config-${index}`, {
            data: both({ same: "a", changed: "1", removed: "x", "file.txt": "one\ntwo\n" }, { same: "a", changed: "2", added: "y" }),
        })),
        ...several(4, (index) => local("v1", "Secret", `secret-${index}`, { type: "Opaque", stringData: both({ a: "1", b: "2" }, { a: "3" }) })),
        ...several(3, (index) => local("v1", "ServiceAccount", `account-${index}`, { automountServiceAccountToken: revision === 1 })),
        ...several(6, (index) => local("apps/v1", "Deployment", `deployment-${index}`, {
            spec: {
                replicas: both(1, 2),
                ...both({ minReadySeconds: 1 }, {}),
                selector: { matchLabels: { pod: `d${index}` } },
                template: pods(`d${index}`),
            },
        })),
        ...several(2, (index) => local("apps/v1", "StatefulSet", `stateful-${index}`, {
            spec: {
                serviceName: `headless-${index}`,
                replicas: both(1, 2),
                selector: { matchLabels: { pod: `s${index}` } },
                template: pods(`s${index}`),
            },
        })),
        ...several(2, (index) => local("apps/v1", "DaemonSet", `daemon-${index}`, {
            spec: { selector: { matchLabels: { pod: `n${index}` } }, template: pods(`n${index}`) },
        })),
        local("apps/v1", "ReplicaSet", "replicas", {
            spec: { replicas: both(1, 2), selector: { matchLabels: { pod: "r" } }, template: pods("r") },
        }),
        local("v1", "ReplicationController", "controller", {
            spec: { replicas: both(1, 2), selector: { pod: "c" }, template: pods("c") },
        }),
        local("v1", "PodTemplate", "template", { template: pods("t") }),
        local("v1", "Pod", "pod", { spec: { containers: [{ name: "main", image: both("shop/pod:v1", "shop/pod:v2") }] } }),
        ...several(2, (index) => local("batch/v1", "Job", `job-${index}`, {
            spec: {
                backoffLimit: both(3, 4),
                template: { spec: { restartPolicy: "Never", containers: [{ name: "main", image: "shop/job:v1" }] } },
            },
        })),
        ...several(2, (index) => local("batch/v1", "CronJob", `cron-${index}`, {
            spec: {
                schedule: both("*/5 * * * *", "0 3 * * *"),
                ...both({ startingDeadlineSeconds: 30 }, {}),
                jobTemplate: {
                    spec: {
                        template: {
                            spec: {
                                restartPolicy: "OnFailure",
                                containers: [{ name: "main", image: both("shop/cron:v1", "shop/cron:v2") }],
                            },
                        },
                    },
                },
            },
        })),
        ...several(3, (index) => local("v1", "Service", `service-${index}`, {
            spec: {
                selector: { pod: `d${index}` },
                ports: both([
                    { name: "http", port: 80 },
                    { name: "metrics", port: 9090, protocol: "TCP" },
                ], [{ name: "http", port: 80, targetPort: 8080 }]),
            },
        })),
        ...several(2, (index) => local("v1", "Service", `headless-${index}`, {
            spec: {
                clusterIP: "None",
                selector: { pod: `s${index}` },
                ports: both([{ name: "a", port: 80 }], [{ name: "b", port: 81 }]),
            },
        })),
        local("v1", "Service", "external", {
            spec: { type: "ExternalName", externalName: both("one.example.test", "two.example.test") },
        }),
        ...several(2, (index) => local("networking.k8s.io/v1", "Ingress", `ingress-${index}`, {
            spec: {
                ingressClassName: "parity",
                rules: both(["a", "b"], ["a"]).map((host) => ({
                    host: `${host}.example.test`,
                    http: {
                        paths: [
                            { path: "/", pathType: "Prefix", backend: { service: { name: "service-0", port: { name: "http" } } } },
                        ],
                    },
                })),
            },
        })),
        local("networking.k8s.io/v1", "NetworkPolicy", "policy", {
            spec: { podSelector: {}, policyTypes: both(["Ingress", "Egress"], ["Ingress"]) },
        }),
        ...several(2, (index) => local("rbac.authorization.k8s.io/v1", "Role", `role-${index}`, {
            rules: [{ apiGroups: [""], resources: ["pods"], verbs: both(["get", "list"], ["get"]) }],
        })),
        ...several(2, (index) => local("rbac.authorization.k8s.io/v1", "RoleBinding", `binding-${index}`, {
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: `role-${index}` },
            subjects: both([0, 1], [0]).map((account) => ({
                kind: "ServiceAccount",
                name: `account-${account}`,
                namespace,
            })),
        })),
        local("policy/v1", "PodDisruptionBudget", "budget", {
            spec: { minAvailable: both(1, 0), selector: { matchLabels: { pod: "d0" } } },
        }),
        local("autoscaling/v2", "HorizontalPodAutoscaler", "scaler", {
            spec: {
                // Nothing of the set: what an autoscaler scales is left alone by us, and not by kubectl.
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "elsewhere" },
                minReplicas: 1,
                maxReplicas: both(3, 5),
            },
        }),
        local("v1", "PersistentVolumeClaim", "claim", {
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "parity",
                volumeName: "volume",
                resources: { requests: { storage: "1Gi" } },
            },
        }),
        local("v1", "ResourceQuota", "quota", { spec: { hard: both({ pods: "100", secrets: "100" }, { pods: "120" }) } }),
        local("v1", "LimitRange", "limits", {
            // Of no pod: what it would set in one depends on which of the two is there first.
            spec: { limits: [{ type: "PersistentVolumeClaim", max: { storage: both("5Gi", "6Gi") } }] },
        }),
        local("coordination.k8s.io/v1", "Lease", "lease", {
            spec: { holderIdentity: both("a", "b"), ...both({ leaseDurationSeconds: 10 }, {}) },
        }),
        global("v1", "PersistentVolume", "volume", {
            spec: {
                capacity: { storage: "1Gi" },
                accessModes: ["ReadWriteOnce"],
                storageClassName: "parity",
                persistentVolumeReclaimPolicy: both("Delete", "Retain"),
                hostPath: { path: "/data" },
            },
        }),
        global("storage.k8s.io/v1", "StorageClass", "parity", {
            provisioner: "example.test/none",
            allowVolumeExpansion: revision === 2,
        }),
        global("networking.k8s.io/v1", "IngressClass", "parity", { spec: { controller: "example.test/none" } }),
        global("scheduling.k8s.io/v1", "PriorityClass", "parity", { value: 1000, description: both("first", "second") }),
        global("node.k8s.io/v1", "RuntimeClass", "parity", { handler: "none" }),
        ...several(2, (index) => global("rbac.authorization.k8s.io/v1", "ClusterRole", `parity-${index}`, {
            rules: [
                { apiGroups: ["apps"], resources: both(["deployments", "daemonsets"], ["deployments"]), verbs: ["get"] },
            ],
        })),
        global("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "parity", {
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "parity-0" },
            subjects: [{ kind: "ServiceAccount", name: both("account-0", "account-1"), namespace }],
        }),
        global("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "parity", {
            spec: {
                matchConstraints: {
                    resourceRules: [
                        { apiGroups: ["example.test"], apiVersions: ["*"], operations: ["CREATE"], resources: ["none"] },
                    ],
                },
                validations: [{ expression: both("true", "1 == 1"), message: "never" }],
            },
        }),
        global("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", "parity", {
            spec: { policyName: "parity", validationActions: both(["Warn"], ["Audit"]) },
        }),
        global("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "parity", {
            webhooks: [webhook(both("Ignore", "Fail"))],
        }),
        global("apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.parity.test", { spec: widgets(revision) }),
        global("v1", "Namespace", namespace, {}),
    ];
}
