/** Where a chart may come from: an archive, a repository over https with a password, a registry, and dependencies. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChartRepository, startChartRepository } from "../../lab/chart-repository.ts";
import { helm } from "../../lab/helm.ts";
import { type Registry, startRegistry } from "../../lab/registry.ts";
import { runProgram } from "../../lab/run-program.ts";
import { cluster } from "../cluster.ts";
import { makeWorkspace, type Workspace } from "../workspace.ts";
import { configYaml, templatedChart, web } from "./templated-chart.ts";

const login = { username: "ada", password: "correct-horse-battery" };
const trusted = { env: { SSL_CERT_FILE: join(cluster.pki, "ca.crt") } };

const db: Readonly<Record<string, string>> = {
  "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 0.3.0\n",
  "charts/db/values.yaml": "message: from db\nimage: { repository: shop/db, tag: '7' }\n",
  "charts/db/templates/config.yaml": configYaml,
};

let repository: ChartRepository;
let registry: Registry;
let shelf: Workspace;

/** Runs Helm in a folder of its own. */
async function runHelm(...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: shelf.path };
  return runProgram(await helm(), args, { env });
}

beforeAll(async () => {
  shelf = await makeWorkspace({ ...web, ...db });
  const charts = ["charts/web", "charts/db"].map((chart) => join(shelf.path, chart));
  [repository, registry] = await Promise.all([
    startChartRepository({ helm: await helm(), pki: cluster.pki, charts, login }),
    startRegistry(),
  ]);
  await repository.publish(join(shelf.path, "charts/web"), "1.10.0");
  await runHelm("package", charts[0] ?? "", `--destination=${shelf.path}`);
  await runHelm("push", join(shelf.path, "web-1.2.0.tgz"), `oci://${registry.host}/charts`, "--plain-http");
});

afterAll(async () => {
  await Promise.all([repository?.stop(), registry?.stop()]);
  await shelf?.remove();
});

const asInputs = ({ username, password }: typeof login) => ({ "chart-username": username, "chart-password": password });

describe.skipIf(!cluster.own).concurrent("a chart", () => {
  test("comes from a repository with a password, in the version that is asked for; the password is in nothing that comes out", async () => {
    const { push, value } = await templatedChart({}, trusted);
    const inputs = { chart: "web", "chart-repository": repository.url, ...asInputs(login) };
    const run = await push({ ...inputs, "chart-version": "~1.2", images: "shop/web=2.0" });
    expect([run.errors, run.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("deployment", "web", "{.spec.template.spec.containers[0].image}")).toBe("shop/web:2.0");

    const [missing, unknown, denied] = await Promise.all([
      push({ ...inputs, "chart-version": "1.20.0" }),
      push({ ...inputs, chart: "wbe" }),
      push({ ...inputs, "chart-password": "wrong-horse-battery" }),
    ]);
    expect(missing.errors).toEqual([
      expect.stringMatching(/^The chart web has no version 1\.20\.0: .*There is web 1\.(?:2|10)\.0, 1\.(?:2|10)\.0\./),
    ]);
    expect(unknown.errors).toEqual([
      expect.stringMatching(/^There is no chart wbe at .*There is (?:web, db|db, web)\./),
    ]);
    expect(denied.errors).toEqual([expect.stringMatching(/does not accept the login: .*'chart-password'/)]);
  });

  test("comes from a registry", async () => {
    const { push, value } = await templatedChart();
    const chart = `oci://${registry.host}/charts/web`;
    const run = await push({ chart, "chart-version": "1.2.0" });
    expect([run.errors, run.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("configmap", "web-config", "{.data.message}")).toBe("hello");
    const missing = await push({ chart, "chart-version": "9.0.0" });
    expect(missing.errors).toEqual([expect.stringMatching(/oci:.*web does not have this version/)]);
  });

  test("comes from an archive", async () => {
    const { push, workspace, value } = await templatedChart();
    await mkdir(join(workspace.path, "packed"));
    await runHelm("package", join(workspace.path, "charts/web"), `--destination=${join(workspace.path, "packed")}`);
    const run = await push({ chart: "packed/web-1.2.0.tgz", images: "shop/web=3.0" });
    expect([run.errors, run.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("deployment", "web", "{.spec.template.spec.containers[0].image}")).toBe("shop/web:3.0");
  });

  test("gets its dependencies from their lock file, and those in other folders of the workspace", async () => {
    const dependencies = `dependencies:
  - { name: db, version: 0.3.0, repository: "${repository.url}" }
  - { name: lib, version: 0.1.0, repository: "file://../lib" }
`;
    const chartYaml = web["charts/web/Chart.yaml"] ?? "";
    const { push, workspace, value } = await templatedChart(
      {
        "charts/web/Chart.yaml": `${chartYaml}${dependencies}`,
        "charts/lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 0.1.0\n",
        "charts/lib/templates/config.yaml": configYaml.replace("-config", "-lib").replace(".Values.message", '"lib"'),
      },
      trusted,
    );
    const inputs = { ...asInputs(login), "chart-set": "db.message=set", name: "shop" };
    const run = await push(inputs);
    // The subchart's ConfigMap has the name of the chart's own.
    expect(run.errors).toEqual([expect.stringMatching(/ConfigMap\/test-.*shop-config appears twice/)]);
    await workspace.write({ "charts/web/templates/config.yaml": "" });
    const deployed = await push(inputs);
    expect([deployed.errors, deployed.outputs.result]).toEqual([[], "deployed"]);
    expect(deployed.log).toMatch(/charts\/web\/Chart\.yaml has no Chart\.lock beside it\. Chosen today: .*db 0\.3\.0/);
    expect(await value("configmap", "shop-config", "{.data.message}")).toBe("set");
    expect(await value("configmap", "shop-lib", "{.data.message}")).toBe("lib");

    await workspace.write({
      "charts/web/Chart.lock": `dependencies:\n- name: db\n  repository: ${repository.url}\n  version: 0.2.0\ndigest: sha256:0\ngenerated: "2026-01-01T00:00:00Z"\n`,
    });
    expect((await push(inputs)).errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/Chart\.yaml:\d+: Chart\.lock does not fit the dependencies in Chart\.yaml: .*helm dependency update/,
      ),
    ]);
  });

  test("and its values are read from the workspace only", async () => {
    const { push } = await templatedChart({
      "charts/web/Chart.yaml": `${web["charts/web/Chart.yaml"]}dependencies:\n  - { name: lib, version: 0.1.0, repository: "file://../../../lib" }\n`,
    });
    expect((await push()).errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/Chart\.yaml:6: The dependency lib (?:leads out of the workspace|does not exist)/,
      ),
    ]);
    expect((await push({ chart: dirname(shelf.path) })).errors).toEqual([
      expect.stringMatching(/^Input 'chart': .* leads out of the workspace/),
    ]);
    expect((await push({ "chart-values": join(shelf.path, "charts/web/values.yaml") })).errors).toEqual([
      expect.stringMatching(/^Input 'chart-values', line 1: .* leads out of the workspace/),
      expect.stringMatching(/The dependency lib/),
    ]);
  });
});
