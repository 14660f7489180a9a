/** Two clusters, in one of which we apply the set, and kubectl in the other. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect } from "vitest";
import { startAnsweringRelay } from "../../lab/answering-relay.ts";
import { kubectlOf, startCluster } from "../../lab/cluster.ts";
import { until } from "../../lab/until.ts";
import { kubeconfigOf, users } from "../../lab/users.ts";
import { runPush } from "../run-push.ts";
import { makeWorkspace } from "../workspace.ts";
import { asList, comparable, readLive } from "./live.ts";
import { paritySet } from "./set.ts";
/** Two clusters for the tests of one block. */
export function pair() {
    let clusters;
    beforeAll(async () => {
        const [ours, theirs] = await Promise.all([startCluster("ours"), startCluster("theirs")]);
        clusters = { ours, theirs };
    });
    afterAll(async () => {
        await Promise.all([clusters?.ours.stop(), clusters?.theirs.stop()]);
    });
    return () => {
        if (clusters === undefined)
            throw new Error("The clusters did not start");
        return clusters;
    };
}
export async function push({ kubeconfig, kubectlFolder }, revision, access) {
    const workspace = await makeWorkspace({ "set.json": asList(paritySet(revision)) });
    const inputs = { manifests: "set.json", wait: "false", kubeconfig: access ?? (await readFile(kubeconfig, "utf8")) };
    const run = await runPush({ workspace, path: [kubectlFolder, dirname(process.execPath)], inputs });
    await workspace.remove();
    return run;
}
/** kubectl needs the namespace and the kinds first, and does not wait until they are served. */
export async function apply(target, revision, flags) {
    const set = paritySet(revision);
    const first = set.filter(({ kind }) => kind === "Namespace" || kind === "CustomResourceDefinition");
    const kubectl = kubectlOf(target);
    let words = "";
    for (const objects of [first, set.filter((object) => !first.includes(object))]) {
        const done = () => kubectl(["apply", ...flags, "--filename=-"], asList(objects)).then(() => true, (error) => {
            words = error.message;
            return false;
        });
        await until(done, { what: "kubectl to apply everything", seconds: 30, every: 500 }).catch((error) => {
            throw new Error(words, { cause: error });
        });
    }
}
/** Controllers take a moment (a claim is bound, say): what differs then is what counts. */
export async function expectTheSame({ ours, theirs }, revision) {
    const read = () => Promise.all([ours, theirs].map(async (each) => comparable(await readLive(kubectlOf(each), paritySet(revision)))));
    const settled = async () => {
        const [our, their] = await read();
        return isDeepStrictEqual(our, their);
    };
    await until(settled, { what: "the controllers", seconds: 60, every: 500 }).catch(() => undefined);
    const [our, their] = await read();
    expect(our).toEqual(their);
}
/** Two clusters in which nothing was removed would be the same too. */
export async function expectRemoved(target) {
    const live = await readLive(kubectlOf(target), paritySet(2));
    expect(live.length).toBe(paritySet(2).length);
    for (const object of live)
        expect(onlyInFirst.filter((key) => JSON.stringify(object).includes(key))).toEqual([]);
}
/** What is in the first revision of the set, and nowhere in the second. */
const onlyInFirst = [
    "only-at-first",
    "example.test/note",
    "sidecar",
    '"file.txt"',
    '"blue"',
    "b.example.test",
    '"UDP"',
];
/** Of objects without a status: controllers report one at any time, on a claim or an autoscaler half a minute later. */
export async function versions(target) {
    const live = await readLive(kubectlOf(target), paritySet(2));
    return live
        .filter(({ status }) => status === undefined)
        .map(({ kind, metadata }) => `${kind}/${metadata.name} ${metadata.resourceVersion}`);
}
/** Pushes as a user with every right, and returns what was asked of the server besides reading. */
export async function pushAndSee(target, revision) {
    const writes = [];
    const dryRuns = [];
    const relay = await startAnsweringRelay(target, ({ method, url }) => {
        if (method === "GET" || url.pathname.endsWith("selfsubjectreviews"))
            return undefined;
        (url.searchParams.get("dryRun") === "All" ? dryRuns : writes).push(`${method} ${url.pathname}`);
        return undefined;
    });
    await kubectlOf(target)([
        "create",
        "clusterrolebinding",
        "everything",
        "--clusterrole=cluster-admin",
        "--user=deployer",
    ]);
    const ca = await readFile(join(target.pki, "ca.crt"), "utf8");
    const run = await push(target, revision, kubeconfigOf({ server: relay.server, ca, user: users.deployer }));
    await relay.stop();
    return { run, writes, dryRuns };
}
