/** Rollouts that fail, or seem to: what is deployed, how it behaves, and what a person has to be told. */
import { expect, test } from "vitest";
import { adminKubeconfig, kubectl, newNamespace, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
/** Makes a test of each scenario. */
export function scenarios(all) {
    for (const [name, scenario] of Object.entries(all))
        test(name, () => play(scenario));
}
async function play(scenario) {
    const { manifest, inputs = {}, before, meanwhile, within = 30, green = false, errors = [], shown = [] } = scenario;
    const namespace = await newNamespace();
    await before?.(namespace);
    const [run] = await Promise.all([push(namespace, manifest, inputs), meanwhile?.(namespace)]);
    expect(run.outputs.result, run.log).toBe(green ? "deployed" : "failed");
    expect(run.errors.map((error) => lineOf(error, manifest))).toEqual(errors.map(([line, says]) => expect.objectContaining({ line, says: expect.stringMatching(says) })));
    for (const words of shown)
        expect(`${run.log}\n${run.summary}`).toMatch(words);
    expect(run.report?.seconds).toBeLessThan(within);
}
/** Deploys a manifest with the defaults of the action, and at most 20 seconds. */
export async function push(namespace, manifest, inputs = {}) {
    const workspace = await makeWorkspace({ "web.yaml": manifest });
    try {
        const given = { manifests: "web.yaml", namespace, kubeconfig: await adminKubeconfig(), timeout: "20s", ...inputs };
        // The values of Secrets may not come out: to search for them takes a while, and is done where there are any.
        return await runPush({ workspace, path, inputs: given, searched: manifest.includes("kind: Secret") });
    }
    finally {
        await workspace.remove();
    }
}
/** The text of the line that an error points to. */
function lineOf(error, manifest) {
    const [, number = "0", says = error] = /^web\.yaml:(\d+): (.*)$/s.exec(error) ?? [];
    return { line: manifest.split("\n")[Number(number) - 1]?.trim(), says };
}
/** Room for so many pods, counted before anything else happens. */
export async function roomFor(pods, namespace) {
    const quota = { apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "room" }, spec: { hard: { pods } } };
    await kubectl(["create", `--namespace=${namespace}`, "-f", "-"], JSON.stringify(quota));
    const counted = `--for=jsonpath={.status.hard.pods}=${pods}`;
    await kubectl(["wait", "resourcequota/room", `--namespace=${namespace}`, counted, "--timeout=60s"]);
}
