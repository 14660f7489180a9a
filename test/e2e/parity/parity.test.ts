/** The same manifests lead to the same objects, whether we apply them or `kubectl apply --server-side` does. */

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../../lab/answering-relay.ts";
import { kubectlOf, type LabCluster, startCluster } from "../../lab/cluster.ts";
import { until } from "../../lab/until.ts";
import { kubeconfigOf, users } from "../../lab/users.ts";
import { cluster } from "../cluster.ts";
import { makeWorkspace, runPush } from "../run-push.ts";
import { asList, comparable, readLive } from "./live.ts";
import { paritySet, type Revision } from "./set.ts";

interface Pair {
  readonly ours: LabCluster;
  readonly theirs: LabCluster;
}

/** Two clusters for the tests of one block. */
function pair(): () => Pair {
  let clusters: Pair | undefined;
  beforeAll(async () => {
    const [ours, theirs] = await Promise.all([startCluster("ours"), startCluster("theirs")]);
    clusters = { ours, theirs };
  });
  afterAll(async () => {
    await Promise.all([clusters?.ours.stop(), clusters?.theirs.stop()]);
  });
  return () => {
    if (clusters === undefined) throw new Error("The clusters did not start");
    return clusters;
  };
}

async function push({ kubeconfig, kubectlFolder }: LabCluster, revision: Revision, access?: string) {
  const workspace = await makeWorkspace({ "set.json": asList(paritySet(revision)) });
  const inputs = { manifests: "set.json", wait: "false", kubeconfig: access ?? (await readFile(kubeconfig, "utf8")) };
  const run = await runPush({ workspace, path: [kubectlFolder, dirname(process.execPath)], inputs });
  await workspace.remove();
  return run;
}

/** kubectl needs the namespace and the kinds first, and does not wait until they are served. */
async function apply(target: LabCluster, revision: Revision, flags: readonly string[]): Promise<void> {
  const set = paritySet(revision);
  const first = set.filter(({ kind }) => kind === "Namespace" || kind === "CustomResourceDefinition");
  const kubectl = kubectlOf(target);
  let words = "";
  for (const objects of [first, set.filter((object) => !first.includes(object))]) {
    const done = () =>
      kubectl(["apply", ...flags, "--filename=-"], asList(objects)).then(
        () => true,
        (error: Error) => {
          words = error.message;
          return false;
        },
      );
    await until(done, { what: "kubectl to apply everything", seconds: 30, every: 500 }).catch((error: unknown) => {
      throw new Error(words, { cause: error });
    });
  }
}

/** Controllers take a moment (a claim is bound, say): what differs then is what counts. */
async function expectTheSame({ ours, theirs }: Pair, revision: Revision): Promise<void> {
  const read = () =>
    Promise.all([ours, theirs].map(async (each) => comparable(await readLive(kubectlOf(each), paritySet(revision)))));
  const settled = async () => {
    const [our, their] = await read();
    return isDeepStrictEqual(our, their);
  };
  await until(settled, { what: "the controllers", seconds: 60, every: 500 }).catch(() => undefined);
  const [our, their] = await read();
  expect(our).toEqual(their);
}

/** Two clusters in which nothing was removed would be the same too. */
async function expectRemoved(target: LabCluster): Promise<void> {
  const live = await readLive(kubectlOf(target), paritySet(2));
  expect(live.length).toBe(paritySet(2).length);
  for (const object of live) expect(onlyInFirst.filter((key) => JSON.stringify(object).includes(key))).toEqual([]);
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
async function versions(target: LabCluster): Promise<readonly string[]> {
  const live = await readLive(kubectlOf(target), paritySet(2));
  return live
    .filter(({ status }) => status === undefined)
    .map(({ kind, metadata }) => `${kind}/${metadata.name} ${metadata.resourceVersion}`);
}

/** Pushes as a user with every right, and returns what was asked of the server besides reading. */
async function pushAndSee(target: LabCluster, revision: Revision) {
  const writes: string[] = [];
  const dryRuns: string[] = [];
  const relay = await startAnsweringRelay(target, ({ method, url }) => {
    if (method === "GET" || url.pathname.endsWith("selfsubjectreviews")) return undefined;
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

describe.skipIf(!cluster.own)("a set that is pushed", () => {
  const clusters = pair();

  test("has at least sixty objects of twenty-five kinds", () => {
    const set = paritySet(1);
    expect(set.length).toBeGreaterThanOrEqual(60);
    expect(new Set(set.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
  });

  test("is as kubectl makes it", async () => {
    const [run] = await Promise.all([push(clusters().ours, 1), apply(clusters().theirs, 1, ["--server-side"])]);
    expect(run.errors).toEqual([]);
    expect(run.outputs.result).toBe("deployed");
    await expectTheSame(clusters(), 1);
  });

  test("is as kubectl makes it when every object has changed, and keys are gone", async () => {
    const [run] = await Promise.all([push(clusters().ours, 2), apply(clusters().theirs, 2, ["--server-side"])]);
    expect(run.errors).toEqual([]);
    await expectTheSame(clusters(), 2);
    await expectRemoved(clusters().ours);
    expect(run.report?.objects.filter(({ action }) => action !== "configured")).toEqual([]);
  });

  test("again changes no resourceVersion, since nothing is written, and little is asked", async () => {
    const { ours } = clusters();
    const before = await versions(ours);
    expect(before.length).toBeGreaterThan(30);
    const { run, writes, dryRuns } = await pushAndSee(ours, 2);
    expect(writes).toEqual([]);
    // Of these the server writes something else than the manifest has: `stringData`, and rules with a default in them.
    const rewritten = /\/(secrets|validatingadmissionpolicies|validatingwebhookconfigurations)\//;
    expect(dryRuns.filter((asked) => !rewritten.test(asked))).toEqual([]);
    expect(run.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(await versions(ours)).toEqual(before);
  });
});

describe.skipIf(!cluster.own)("a set that kubectl applied on the client's side", () => {
  const clusters = pair();

  test("is taken over as kubectl takes it over, and what is gone from the manifests goes", async () => {
    await Promise.all([apply(clusters().ours, 1, []), apply(clusters().theirs, 1, [])]);
    await expectTheSame(clusters(), 1);
    const [run] = await Promise.all([
      push(clusters().ours, 2),
      apply(clusters().theirs, 2, ["--server-side", "--force-conflicts"]),
    ]);
    expect(run.errors).toEqual([]);
    await expectTheSame(clusters(), 2);
    await expectRemoved(clusters().ours);
    const again = await pushAndSee(clusters().ours, 2);
    expect(again.writes).toEqual([]);
    expect(again.run.outputs.result).toBe("unchanged");
  });
});
