import { isDeepStrictEqual } from "node:util";
import { comparable } from "../e2e/parity/live.ts";
import { atLeast, atMost, median, round } from "./bench.ts";
import { apply, push, serverSideApply } from "./contenders.ts";
import { mixed, mixedKinds } from "./sets.ts";
/** Ours is quick, and runs three times. */
const lanes = [
    { name: "kubectl_apply", contender: apply, times: 1 },
    { name: "kubectl_server_side", contender: serverSideApply, times: 1 },
    { name: "push", contender: push, times: 3 },
];
export const pushBench = {
    name: "push",
    needs: "cluster",
    about: ({ objects }) => `Applies ${objects} objects of seven kinds, four times: all of them new, all changed, a tenth changed, none changed.`,
    async run({ objects, rtt }, field) {
        const phases = [
            { name: "create", task: mixed(objects, () => 1) },
            { name: "update", task: mixed(objects, () => 2) },
            { name: "tenth", task: mixed(objects, (index) => (index % 10 === 0 ? 3 : 2)) },
            { name: "noop", task: mixed(objects, (index) => (index % 10 === 0 ? 3 : 2)) },
        ];
        const tracks = await Promise.all(lanes.flatMap(({ name, contender, times }) => Array.from({ length: times }, async () => ({ name, contender, namespace: await field.namespace() }))));
        let peakMb = 0;
        const seconds = {};
        for (const { name, task } of phases) {
            const measured = await race(tracks, task, field);
            peakMb = Math.max(peakMb, ...measured.map((each) => each.peakMb ?? 0));
            const of = (lane) => median(measured.filter((each) => each.name === lane).map((each) => each.seconds));
            seconds[name] = {
                kubectl_apply: of("kubectl_apply"),
                kubectl_server_side: of("kubectl_server_side"),
                push: of("push"),
            };
        }
        const times = (phase, lane) => (seconds[phase]?.[lane] ?? 0) / (seconds[phase]?.push ?? 1);
        return {
            header: ["", "pushpull", "kubectl apply --server-side", "kubectl apply"],
            rows: Object.entries(seconds).map(([phase, { push: ours }]) => [
                `${objects} objects, ${said[phase]}`,
                `${round(ours)} s`,
                ...["kubectl_server_side", "kubectl_apply"].map((lane) => `${round(seconds[phase]?.[lane] ?? 0)} s (${times(phase, lane).toFixed(1)} ×)`),
            ]),
            goals: [
                atLeast("all changed, against kubectl apply", 20, times("update", "kubectl_apply")),
                atLeast("all changed, against --server-side", 5, times("update", "kubectl_server_side")),
                atLeast("a tenth changed, against kubectl apply", 30, times("tenth", "kubectl_apply")),
                atLeast("a tenth changed, against --server-side", 8, times("tenth", "kubectl_server_side")),
                atMost("peak memory, kubectl's proxy included", 200, peakMb, "MB"),
            ],
            json: {
                bench: "push",
                objects,
                rtt_ms: rtt,
                ...Object.fromEntries(Object.entries(seconds).map(([phase, lane]) => [
                    phase,
                    Object.fromEntries(Object.entries(lane).map(([name, value]) => [`${name}_s`, round(value)])),
                ])),
                peak_rss_mb: peakMb,
            },
        };
    },
};
const said = {
    create: "all new",
    update: "all changed",
    tenth: "a tenth changed",
    noop: "none changed",
};
/** One after the other, each in its namespace. @throws when they did not all come to the same */
async function race(tracks, task, field) {
    const measured = [];
    for (const { name, contender, namespace } of tracks) {
        measured.push({ name, ...(await contender(task, namespace, field.cluster)) });
    }
    const [first, ...others] = await Promise.all(tracks.map(({ namespace }) => workDone(namespace, task, field)));
    if (!others.every((other) => isDeepStrictEqual(other, first)))
        throw new Error("The contenders did different work");
    return measured;
}
async function workDone(namespace, { objects }, { kubectl }) {
    const selector = "--selector=app,version";
    const text = await kubectl(["get", mixedKinds, selector, `--namespace=${namespace}`, "--output=json"]);
    const { items } = JSON.parse(text.replaceAll(`"${namespace}"`, '"NAMESPACE"'));
    if (items.length !== objects)
        throw new Error(`${items.length} of ${objects} objects are there`);
    return comparable(items);
}
