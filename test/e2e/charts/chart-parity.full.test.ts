/** A chart leads to the same objects, the same release and the same history, whether we deploy it or Helm does. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { kubectlOf, type LabCluster } from "../../lab/cluster.ts";
import { helm, helm3 } from "../../lab/helm.ts";
import { runProgram } from "../../lab/run-program.ts";
import { until } from "../../lab/until.ts";
import { cluster } from "../cluster.ts";
import { pair } from "../parity/clusters.ts";
import { runPush } from "../run-push.ts";
import { makeWorkspace, type Workspace } from "../workspace.ts";
import { chartIn, type SampleChart, sampleCharts } from "./chart-files.ts";
import { comparableRelease, liveObjects, storedReleases } from "./releases.ts";

/** What differs between two renderings of a chart, and so between two clusters. */
const random: ReadonlySet<string> = new Set(["lookup", "random"]);

describe.skipIf(!cluster.own).each([
  { major: 4, program: helm },
  { major: 3, program: helm3 },
])("with Helm $major", ({ major, program }) => {
  const clusters = pair();
  let helmPath = "";
  beforeAll(async () => {
    helmPath = await program();
  });

  test.concurrent.each(Object.keys(sampleCharts))(
    "chart %s is installed and upgraded as Helm does it",
    async (name) => {
      const { files, changed } = sampleCharts[name] as SampleChart;
      const { ours, theirs } = clusters();
      const namespace = `parity-${name}`;
      const workspace = await makeWorkspace({ ...chartIn(name, files), "changed.yaml": changed });
      try {
        await Promise.all([ours, theirs].map((each) => kubectlOf(each)(["create", "namespace", namespace])));
        for (const values of ["", "changed.yaml"]) {
          const [run] = await Promise.all([
            pushChart(ours, { workspace, name, namespace, values, helmPath }),
            helmUpgrade(theirs, { workspace, name, namespace, values, helmPath }),
          ]);
          expect(run.errors, `${name} ${values}`).toEqual([]);
          expect(run.outputs.result).toBe("deployed");
          await expectSameRelease({ ours, theirs, name, namespace });
        }
        await expectWorksAfterwards(ours, { workspace, name, namespace, helmPath, major });
      } finally {
        await workspace.remove();
      }
    },
  );
});

interface Target {
  readonly workspace: Workspace;
  readonly name: string;
  readonly namespace: string;
  readonly values: string;
  readonly helmPath: string;
}

async function pushChart(target: LabCluster, { workspace, name, namespace, values, helmPath }: Target) {
  return runPush({
    workspace,
    path: [dirname(helmPath), target.kubectlFolder, dirname(process.execPath)],
    inputs: {
      chart: name,
      namespace,
      timeout: "3m",
      kubeconfig: await readFile(target.kubeconfig, "utf8"),
      ...(values === "" ? {} : { "chart-values": values }),
    },
  });
}

async function helmUpgrade(target: LabCluster, { workspace, name, namespace, values, helmPath }: Target) {
  const flags = ["--install", "--reset-values", "--wait", "--timeout=3m", `--namespace=${namespace}`];
  const chosen = values === "" ? [] : [`--values=${join(workspace.path, values)}`];
  await helmOf(target, workspace, helmPath)(["upgrade", name, join(workspace.path, name), ...flags, ...chosen]);
}

function helmOf(target: LabCluster, workspace: Workspace, helmPath: string) {
  const home = join(`${workspace.path}-helm`);
  return async (args: readonly string[]) => {
    await mkdir(home, { recursive: true });
    return runProgram(helmPath, [...args, `--kubeconfig=${target.kubeconfig}`], {
      env: { PATH: `${target.kubectlFolder}:${process.env.PATH}`, HOME: home },
    });
  };
}

interface Compared {
  readonly ours: LabCluster;
  readonly theirs: LabCluster;
  readonly name: string;
  readonly namespace: string;
}

/** Controllers take a moment; what differs then is what counts. */
async function expectSameRelease({ ours, theirs, name, namespace }: Compared): Promise<void> {
  const read = async (target: LabCluster) => {
    const kubectl = kubectlOf(target);
    const revisions = await storedReleases(kubectl, namespace, name);
    const last = revisions.at(-1);
    const live = last === undefined || random.has(name) ? {} : await liveObjects(kubectl, last);
    return { revisions: revisions.map(comparableRelease), live };
  };
  const settled = async () => {
    const [our, their] = await Promise.all([read(ours), read(theirs)]);
    return JSON.stringify(our) === JSON.stringify(their);
  };
  await until(settled, { what: "the controllers", seconds: 20, every: 500 }).catch(() => undefined);
  const [our, their] = await Promise.all([read(ours), read(theirs)]);
  expect(our).toEqual(their);
}

/** Somebody goes on with Helm by hand. */
async function expectWorksAfterwards(
  target: LabCluster,
  { workspace, name, namespace, helmPath, major }: Omit<Target, "values"> & { readonly major: number },
): Promise<void> {
  const run = helmOf(target, workspace, helmPath);
  const where = `--namespace=${namespace}`;
  const history = JSON.parse(await run(["history", name, where, "--output=json"])) as readonly {
    readonly revision: number;
    readonly status: string;
  }[];
  expect(history.map(({ revision, status }) => [revision, status])).toEqual([
    [1, "superseded"],
    [2, "deployed"],
  ]);
  expect(JSON.parse(await run(["list", where, "--output=json"]))).toMatchObject([{ name, status: "deployed" }]);
  expect(await run(["get", "values", name, where])).not.toBe("");
  await run(["rollback", name, "1", where, "--wait", "--timeout=2m"]);
  expect((await storedReleases(kubectlOf(target), namespace, name)).at(-1)).toMatchObject({
    version: 3,
    info: { status: "deployed" },
  });
  const wait = major === 4 ? ["--wait=watcher"] : ["--wait"];
  await run(["uninstall", name, where, ...wait, "--timeout=2m"]);
  expect(await storedReleases(kubectlOf(target), namespace, name)).toEqual([]);
}
