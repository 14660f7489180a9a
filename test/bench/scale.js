import { atMost, round } from "./bench.ts";
import { push } from "./contenders.ts";
import { requestsSoFar } from "./requests.ts";
import { applications, mixed } from "./sets.ts";
/** How many objects or workloads: the larger number is to take no more for each than the smaller. */
const sizes = { objects: [1_000, 5_000], workloads: [100, 500] };
export const scaleBench = {
    name: "scale",
    needs: "cluster",
    about: () => `Applies ${sizes.objects.join(" and ")} objects (new, changed, unchanged), and brings up ${sizes.workloads.join(" and ")} workloads; only pushpull runs.`,
    async run({ rtt }, field) {
        const rows = [];
        for (const size of sizes.objects) {
            const namespace = await field.namespace();
            const measure = (what, task) => measured(what, size, task, namespace, field);
            rows.push(await measure("objects, new", mixed(size, () => 1)));
            rows.push(await measure("objects, changed", mixed(size, () => 2)));
            rows.push(await measure("objects, unchanged", mixed(size, () => 2)));
        }
        for (const size of sizes.workloads) {
            const task = applications(size, () => 1);
            rows.push(await measured("workloads, to all ready", size, task, await field.namespace(), field));
        }
        return {
            header: ["", "seconds", "peak memory", "requests to the API server"],
            rows: rows.map(({ what, size, seconds, peakMb, requests }) => [
                `${size} ${what}`,
                `${round(seconds)} s`,
                `${peakMb} MB`,
                String(requests),
            ]),
            goals: [
                ...growth(rows),
                atMost("peak memory", 400, Math.max(...rows.map(({ peakMb }) => peakMb)), "MB"),
                ...rows
                    .filter(({ what }) => what === "objects, unchanged")
                    .map(({ size, requests }) => atMost(`requests for ten of ${size} unchanged objects`, 1, (requests * 10) / size, "")),
            ],
            json: {
                bench: "scale",
                rtt_ms: rtt,
                runs: rows.map(({ what, size, seconds, peakMb, requests }) => ({
                    what,
                    size,
                    push_s: round(seconds),
                    peak_rss_mb: peakMb,
                    requests,
                })),
            },
        };
    },
};
async function measured(what, size, task, namespace, field) {
    const before = await requestsSoFar(field.kubectl);
    const { seconds, peakMb = 0 } = await push(task, namespace, field.counted);
    return { what, size, seconds, peakMb, requests: (await requestsSoFar(field.kubectl)) - before };
}
/** How much longer each of the many takes than each of the few. */
function growth(rows) {
    return [...Map.groupBy(rows, ({ what }) => what)].flatMap(([what, [small, large]]) => {
        if (small === undefined || large === undefined)
            return [];
        const each = large.seconds / large.size / (small.seconds / small.size);
        return [atMost(`seconds for each of ${large.size} ${what}, against ${small.size}`, 1, each, "×")];
    });
}
