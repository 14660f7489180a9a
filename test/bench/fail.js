import { atMost, median, round } from "./bench.ts";
import { helmUpgrade, pushFailFast, rolloutStatus } from "./breakers.ts";
import { requestsWhileWaiting } from "./requests-while-waiting.ts";
import { watchForFailure } from "./watch-for-failure.ts";
const workloads = 200;
export const failBench = {
    name: "fail",
    needs: "cluster",
    about: () => `Deploys an image that does not exist: seconds from when the API server knows it to the end; and counts what a rollout of ${workloads} workloads, which takes a minute, asks the API server after its last write.`,
    async run({ rtt }, field) {
        const [kubectl, helm] = await Promise.all([timed(rolloutStatus, field), timed(helmUpgrade, field)]);
        const ours = [await timed(pushFailFast, field), await timed(pushFailFast, field), await timed(pushFailFast, field)];
        const push = median(ours);
        const requests = await requestsWhileWaiting(workloads, rtt, field);
        return {
            header: ["", "pushpull", "kubectl rollout status", "helm upgrade --wait"],
            rows: [
                ["from the failure to the end", `${round(push)} s`, `${round(kubectl)} s`, `${round(helm)} s`],
                [`requests while ${workloads} workloads come up`, String(requests), "", ""],
            ],
            goals: [
                atMost("from the failure to the end", 2, push, "s"),
                atMost(`requests while ${workloads} workloads come up`, 50, requests, ""),
            ],
            json: {
                bench: "fail",
                rtt_ms: rtt,
                kubectl_s: round(kubectl),
                helm_s: round(helm),
                push_s: round(push),
                requests_200_workloads: requests,
            },
        };
    },
};
/** Seconds from the moment at which a pod's failure is in the API. @throws when it did not end as a failure */
async function timed(breaker, field) {
    const namespace = await field.namespace();
    const failure = watchForFailure(namespace, field.near);
    const ended = await breaker(namespace, field.cluster);
    return (ended - (await failure)) / 1000;
}
