import { event, pod, waits } from "./pods.ts";
/** `10:00:00` and so many seconds; before it where that is negative. */
export const at = (second) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString().replace(".000", "");
/** The run begins at second 30, and has nothing to write. */
export const unchanged = { begun: 30, since: 30 };
/** It has written something at second 33. */
export const changed = { begun: 30, since: 33 };
export const owned = (made) => ({
    creationTimestamp: at(made),
    ownerReferences: [{ uid: "x", kind: "ReplicaSet", name: "x" }],
});
/** Made long before the run, for a workload. */
export const old = { metadata: owned(-300), spec: pod("x").spec };
/** Whose kubelet has last written how its containers are at that second. */
export const writtenAt = (second) => ({
    ...owned(-300),
    managedFields: [{ manager: "kubelet", subresource: "status", time: at(second) }],
});
export const notFound = "rpc error: code = NotFound desc = docker.io/shop/web:9: not found";
export const missing = waits("ImagePullBackOff", `Back-off pulling image "shop/web:9": ErrImagePull: ${notFound}`);
export const pull = (second, count = 1) => ({
    ...event("x", "Failed", `Failed to pull image "shop/web:9": ${notFound}`, { at: second, inside: "web" }),
    count,
});
export const cannotBePulled = "container web: image shop/web:9 cannot be pulled: not found";
export const crashed = "container web ended with exit code 1 (3 restarts)";
export const endedAt = (second) => ({ finishedAt: at(second) });
export const deletePod = "kubectl delete pod x --namespace shop";
export const noSecret = waits("CreateContainerConfigError", 'secret "db" not found');
