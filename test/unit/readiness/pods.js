/** The one container of most pods here. */
export const web = { name: "web", image: "shop/web:9" };
/** The uid of a pod is its name. */
export function pod(name, { metadata, spec, status } = {}) {
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, namespace: "shop", uid: name, ...metadata },
        spec: { nodeName: "node-1", restartPolicy: "Always", containers: [web], ...spec },
        status: { phase: "Pending", ...status },
    };
}
const is = (type, status, reason, message) => ({
    type,
    status,
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
});
const container = (fields) => ({
    ...{ ...web, ready: false, started: false, restartCount: 0, lastState: {} },
    ...fields,
});
export const isReady = { phase: "Running", conditions: [is("Ready", "True")] };
/** Running, and its readiness probe has not passed. */
export const unready = {
    phase: "Running",
    conditions: [is("Ready", "False", "ContainersNotReady", "containers with unready status: [web]")],
    containerStatuses: [container({ started: true, state: { running: {} } })],
};
/** Running, and its startup probe has not passed. */
export const startingUp = { ...unready, containerStatuses: [container({ state: { running: {} } })] };
export const creating = { containerStatuses: [container({ state: { waiting: { reason: "ContainerCreating" } } })] };
export function unschedulable(message) {
    return { conditions: [is("PodScheduled", "False", "Unschedulable", message)] };
}
/** Its container waits for something. */
export function waits(reason, message) {
    return { containerStatuses: [container({ state: { waiting: { reason, ...(message ? { message } : {}) } } })] };
}
const terminated = (end) => ({ terminated: { exitCode: 1, reason: "Error", ...end } });
/** Its container has ended, and waits to be started again for so many times. */
export function backsOff(restartCount, end = {}) {
    const waiting = { reason: "CrashLoopBackOff", message: "back-off 40s restarting failed container=web" };
    return {
        phase: "Running",
        containerStatuses: [container({ restartCount, state: { waiting }, lastState: terminated(end) })],
    };
}
/** Its container runs again, after so many restarts. */
export function runsAgain(restartCount, end = {}) {
    return {
        phase: "Running",
        containerStatuses: [container({ restartCount, started: true, state: { running: {} }, lastState: terminated(end) })],
    };
}
/** Its container has ended a moment ago. */
export function hasEnded(restartCount, end = {}) {
    return { phase: "Running", containerStatuses: [container({ restartCount, state: terminated(end) })] };
}
/** An event of second `at` about the object with a uid, and of one of its containers where `inside` names it. */
export function event(uid, reason, message = "", { at = 0, inside } = {}) {
    return {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: `${uid}.${reason}.${at}` },
        reason,
        message,
        involvedObject: { uid, ...(inside === undefined ? {} : { fieldPath: `spec.containers{${inside}}` }) },
        lastTimestamp: new Date(Date.UTC(2026, 0, 1, 10, 0, at)).toISOString(),
    };
}
/** ReplicaSet of a revision of Deployment `x`. Its uid is its name. */
export function replicaSet(revision) {
    const annotations = { "deployment.kubernetes.io/revision": String(revision) };
    return {
        apiVersion: "apps/v1",
        kind: "ReplicaSet",
        metadata: { name: `x-${revision}`, uid: `x-${revision}`, annotations },
    };
}
/** A pod of that ReplicaSet. */
export function podOf(revision, name, status, more = {}) {
    const ownerReferences = [{ uid: `x-${revision}`, kind: "ReplicaSet", name: `x-${revision}` }];
    return pod(name, { ...more, metadata: { ownerReferences, ...more.metadata }, ...(status ? { status } : {}) });
}
