/** A chart as a release that Helm keeps: what changes, what is refused, and what is said when it goes wrong. */
import { describe, expect, test } from "vitest";
import { cluster, get, kubectl } from "../cluster.ts";
import { releaseOf } from "./release-chart.ts";

const seconds = async <T>(work: Promise<T>) => {
  const begun = performance.now();
  const result = await work;
  return { result, took: (performance.now() - begun) / 1_000 };
};

describe.skipIf(!cluster.own).concurrent("a release", () => {
  test("is installed, upgraded, left alone where nothing differs, and mended where somebody changed it", async () => {
    const { namespace, push, helm, revisions, stored } = await releaseOf();
    const planned = await push("", { inputs: { "dry-run": "true" } });
    expect(planned.outputs).toMatchObject({ result: "planned", changed: "true" });
    expect(await revisions()).toEqual([]);

    const installed = await push("");
    expect(installed.errors).toEqual([]);
    expect(installed.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(installed.report?.release).toMatchObject({
      name: "web",
      namespace,
      chart: "web",
      version: "1.2.0",
      appVersion: "2.0",
      to: 1,
      status: "deployed",
    });
    expect(installed.report?.objects).toMatchObject([
      { kind: "ConfigMap", action: "created", ready: true, file: "web/templates/config.yaml" },
      { kind: "Deployment", action: "created", ready: true, file: "web/templates/web.yaml" },
    ]);
    expect(installed.summary).toContain("Release web 1, chart web 1.2.0, app 2.0");
    expect(installed.summary).toContain("Notes of web");
    expect(installed.log).toContain("  Text is hello.");
    expect(await helm("status", "web")).toContain("STATUS: deployed");

    const unchanged = await push("");
    expect(unchanged.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(unchanged.log).toContain("No revision is made");
    expect(await revisions()).toEqual(["1 deployed"]);

    const upgraded = await push("image: shop/web:2\ntext: bye\n");
    expect(upgraded.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(upgraded.warnings).toEqual([]);
    expect(upgraded.summary).toContain("Release web 1 → 2, chart web 1.2.0");
    expect(upgraded.report?.images).toMatchObject([{ from: "shop/web:1", to: "shop/web:2" }]);
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
    expect((await stored())[1]?.config).toEqual({ image: "shop/web:2", text: "bye" });

    // Values are those given, each time: Helm alone would keep the ones of before.
    await kubectl(["delete", "configmap", "web-text", `--namespace=${namespace}`]);
    const mended = await push("image: shop/web:2\n");
    expect(mended.outputs.result).toBe("deployed");
    expect((await stored())[2]?.config).toEqual({ image: "shop/web:2" });
    expect(await get("configmap", "web-text", namespace)).toMatchObject({ data: { text: "hello" } });
  });

  test("whose hook fails is red within seconds, with the hook's log, and Helm's record is true", async () => {
    const { push, revisions, stored } = await releaseOf();
    const { result: run, took } = await seconds(
      push("hooks: {pre: 'shop/migrate:1-fail'}\n", { inputs: { timeout: "90s" } }),
    );
    expect(run.code).toBe(1);
    expect(took).toBeLessThan(30);
    expect(run.errors).toEqual([expect.stringMatching(/^web\/templates\/before\.yaml:\d+: Job\/web-pre has failed: /)]);
    expect(run.report?.failures).toMatchObject([{ kind: "Job", name: "web-pre" }]);
    expect(run.report?.failures[0]?.logs[0]?.lines.length).toBeGreaterThan(0);
    expect(run.report?.release).toMatchObject({ to: 1, status: "failed" });
    expect(run.report?.objects.filter(({ action }) => action === "skipped")).toHaveLength(2);
    expect(await revisions()).toEqual(["1 failed"]);
    expect((await stored())[0]?.info.description).toMatch(/context canceled|failed pre-install/);

    const again = await push("hooks: {pre: 'shop/migrate:2'}\n");
    expect(again.outputs.result).toBe("deployed");
    expect(again.log).toMatch(/Hook pre-upgrade Job\/web-pre succeeded after/);
    expect(again.report?.objects[0]).toMatchObject({ kind: "Job", name: "web-pre", action: "created", ready: true });
    // Helm takes a failed revision for the one that it replaces, where none was deployed.
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
  });

  test.for([
    [
      "a hook's image is missing",
      "hooks: {pre: 'shop/migrate:1-missing'}\n",
      /^web\/templates\/before\.yaml:\d+: Job\/web-pre (is failing|has failed): .*image/,
    ],
    [
      "it crashes while a hook after it runs",
      "image: shop/web:1-crash\nhooks: {post: 'shop/job:1-stuck'}\n",
      /^web\/templates\/web\.yaml:\d+: Deployment\/web (is failing|has failed): /,
    ],
  ] as const)("is given up where %s: Helm is ended, and says so in its record", async ([, values, words]) => {
    const { push, revisions } = await releaseOf();
    const { result: run, took } = await seconds(push(values, { inputs: { timeout: "90s" } }));
    expect(run.code).toBe(1);
    expect(took).toBeLessThan(40);
    expect(run.errors).toEqual([expect.stringMatching(words)]);
    expect(run.report?.release).toMatchObject({ to: 1, status: "failed" });
    expect(run.stillRunning).toEqual([]);
    expect(await revisions()).toEqual(["1 failed"]);
  });

  test("whose pods cannot start is red, and Helm's record says that it is deployed, as Helm sees it", async () => {
    const { push, revisions } = await releaseOf();
    const run = await push("image: shop/web:1-missing\n");
    expect(run.errors).toEqual([
      expect.stringMatching(/^web\/templates\/web\.yaml:\d+: Deployment\/web (is failing|has failed): /),
    ]);
    expect(run.report?.release).toMatchObject({ to: 1, status: "deployed" });
    expect(await revisions()).toEqual(["1 deployed"]);
  });

  test("does not touch what exists outside of it, unless it is to take it over", async () => {
    const { namespace, push, revisions } = await releaseOf();
    await kubectl(["create", "configmap", "web-text", `--namespace=${namespace}`]);
    const refused = await push("");
    expect(refused.errors).toEqual([
      expect.stringMatching(
        /^web\/templates\/config\.yaml:\d+: ConfigMap\/web-text exists already, outside of any release\. Set adopt: true/,
      ),
    ]);
    expect(await revisions()).toEqual([]);
    const adopted = await push("", { inputs: { adopt: "true" } });
    expect(adopted.errors).toEqual([]);
    expect(adopted.log).toContain("Release web takes over: ConfigMap/web-text");
    expect(adopted.outputs.result).toBe("deployed");
    expect(await get("configmap", "web-text", namespace)).toMatchObject({
      data: { text: "hello" },
      metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } },
    });
  });

  test("loses what its chart no longer has, which is said before", async () => {
    const { namespace, push } = await releaseOf();
    await push("extra: [more]\n");
    expect(await get("configmap", "more", namespace)).toBeDefined();
    const run = await push("");
    expect(run.log).toContain("Helm deletes what the chart no longer has: ConfigMap/more");
    expect(run.outputs.result).toBe("deployed");
    expect(await get("configmap", "more", namespace)).toBeUndefined();
  });

  test("that the server refuses makes no revision", async () => {
    const { push, revisions } = await releaseOf();
    const run = await push("extra: [Not_A_Name]\n");
    expect(run.errors).toEqual([expect.stringContaining("Not_A_Name")]);
    expect(run.errors[0]).toMatch(/^web\/templates\/config\.yaml:\d+: /);
    expect(await revisions()).toEqual([]);
  });

  test("goes before the manifests of the same run, and takes the namespace that is made for both", async () => {
    const { workspace, push } = await releaseOf();
    const name = `made-${process.pid}`;
    await workspace.write({ "more.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more}\n" });
    const run = await push("", { inputs: { manifests: "more.yaml", namespace: name, "create-namespace": "true" } });
    expect(run.errors).toEqual([]);
    expect(run.report?.objects.map(({ kind, action }) => [kind, action])).toEqual([
      ["ConfigMap", "created"],
      ["Deployment", "created"],
      ["Namespace", "created"],
      ["ConfigMap", "created"],
    ]);
    await kubectl(["delete", "namespace", name, "--wait=false"]);
  });

  test("whose field somebody has changed is refused with the name, and taken back by force", async () => {
    const { namespace, push, revisions } = await releaseOf();
    await push("");
    const patch = ["patch", "configmap", "web-text", `--namespace=${namespace}`, "--field-manager=kubectl-edit"];
    await kubectl([...patch, "--patch", '{"data":{"text":"by hand"}}']);
    const refused = await push("text: bye\n");
    expect(refused.errors).toEqual([
      expect.stringMatching(
        /^web\/templates\/config\.yaml:\d+: ConfigMap\/web-text: the field data\.text is owned by kubectl-edit/,
      ),
    ]);
    expect(await revisions()).toEqual(["1 deployed"]);
    const forced = await push("text: bye\n", { inputs: { "force-conflicts": "true" } });
    expect(forced.errors).toEqual([]);
    expect(await get("configmap", "web-text", namespace)).toMatchObject({ data: { text: "bye" } });
  });

  test("that a killed Helm has left pending is waited for, then taken over, and never uninstalled", async () => {
    const { push, revisions, stored, killHelm } = await releaseOf();
    await killHelm("hooks.pre=shop/migrate:1-stuck");
    expect(await revisions()).toEqual(["1 pending-install"]);
    const planned = await push("", { inputs: { "dry-run": "true" } });
    expect(planned.log).toMatch(
      /Release web is being changed by Helm: revision 1 is pending-install, .*A run would wait/,
    );
    const waited = await push("", { inputs: { timeout: "8s" } });
    expect(waited.errors).toEqual([
      expect.stringMatching(
        /^The run timed out\. Release web is being changed by Helm: revision 1 is pending-install, last written at \d{4}-.*Z \(\d+s ago\)\. Run it again/,
      ),
    ]);
    expect(await revisions()).toEqual(["1 pending-install"]);
    const run = await push("", { inputs: { timeout: "31s" } });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Revision 1 of release web was left pending-install by a Helm that was killed");
    expect(await revisions()).toEqual(["1 superseded", "2 deployed"]);
    expect((await stored())[0]?.info.description).toMatch(/^Marked as failed by pushpull/);
  });
});
