import { atLeast, median, round } from "./bench.ts";
import { apply, push } from "./contenders.ts";
import { applications } from "./sets.ts";
export const rolloutBench = {
    name: "rollout",
    needs: "cluster",
    about: ({ workloads }) => `Brings up ${workloads} Deployments of two pods, with a Service and a ConfigMap each, until all are ready; kubectl by one apply and a rollout status for each.`,
    async run({ workloads, rtt }, field) {
        const task = applications(workloads, () => 1);
        const ours = [await timed(push, task, field), await timed(push, task, field), await timed(push, task, field)];
        const seconds = { kubectl: await timed(apply, task, field), push: median(ours) };
        const times = seconds.kubectl / seconds.push;
        return {
            header: ["", "pushpull", "kubectl apply, then rollout status"],
            rows: [
                [
                    `${workloads} applications, to all ready`,
                    `${round(seconds.push)} s`,
                    `${round(seconds.kubectl)} s (${times.toFixed(1)} ×)`,
                ],
            ],
            goals: [atLeast("to all ready, against kubectl", 10, times)],
            json: {
                bench: "rollout",
                workloads,
                rtt_ms: rtt,
                kubectl_s: round(seconds.kubectl),
                push_s: round(seconds.push),
            },
        };
    },
};
/** In a namespace of its own. @throws when not all is ready in the end */
async function timed(contender, task, { namespace, cluster, kubectl }) {
    const where = await namespace();
    const { seconds } = await contender(task, where, cluster);
    const ready = await kubectl([
        "get",
        "deployments",
        `--namespace=${where}`,
        "--output=jsonpath={.items[*].status.readyReplicas}",
    ]);
    const expected = task.deployments.map(() => "2").join(" ");
    if (ready !== expected)
        throw new Error(`Not all are ready: ${ready}`);
    return seconds;
}
