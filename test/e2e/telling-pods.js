/** Pods that say of themselves what a test wants, in their status, their events and their logs. */
import { kubectl } from "./cluster.ts";
/** No scheduler and no kubelet minds it: what is said of it is what we say. */
const spec = {
    schedulerName: "nobody",
    terminationGracePeriodSeconds: 0,
    containers: [{ name: "web", image: "shop/web:1" }],
};
/** What a workspace has for it. */
export function manifestOf({ name }) {
    return { apiVersion: "v1", kind: "Pod", metadata: { name }, spec };
}
/** Makes it: its container has ended with the words and cannot be created again, and an event says each of them. */
export async function makeTellingPod(pod, namespace) {
    const where = `--namespace=${namespace}`;
    const made = await kubectl(["create", where, "--output=json", "-f", "-"], JSON.stringify(manifestOf(pod)));
    const { uid } = JSON.parse(made).metadata;
    const { name, words } = pod;
    const message = words.join("\n");
    const container = {
        ...{ name: "web", image: "shop/web:1", imageID: "", ready: false, restartCount: 1 },
        state: { waiting: { reason: "CreateContainerError", message } },
        lastState: { terminated: { exitCode: 1, reason: "Error", message } },
    };
    const status = {
        phase: "Pending",
        conditions: [{ type: "PodScheduled", status: "True" }],
        containerStatuses: [container],
    };
    await kubectl(["patch", "pod", name, where, "--subresource=status", "--type=merge", "-p", ascii({ status })]);
    const events = words.map((words, index) => ({
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: `${name}.${index}`, namespace },
        involvedObject: { apiVersion: "v1", kind: "Pod", namespace, name, uid },
        type: "Warning",
        reason: "Failed",
        message: words,
        count: 1,
        firstTimestamp: new Date().toISOString(),
        lastTimestamp: new Date().toISOString(),
    }));
    await kubectl(["create", where, "-f", "-"], ascii({ apiVersion: "v1", kind: "List", items: events }));
}
/** JSON without what a reader of YAML refuses. */
function ascii(object) {
    const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(object).replace(/[^ -~]/g, escaped);
}
