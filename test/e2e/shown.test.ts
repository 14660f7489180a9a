/** What a run shows of more than a page, and GitHub, take. */
import { expect, test } from "vitest";
import { adminKubeconfig, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { makeWorkspace, runPush } from "./run-push.ts";

test("hundreds of long faults are cut in the summary, which says so, and are all in the log and in the report", async () => {
  // A label may have 63 characters; the server quotes one that has more, twice.
  const label = `metadata:\n  labels: {long: "${"<".repeat(3_000)}"}\n`;
  const wrong = Array.from({ length: 200 }, (_, index) => configMap(`wrong-${index}`).replace("metadata:\n", label));
  const workspace = await makeWorkspace({
    "a.yaml": wrong.join("---\n"),
    "b.yaml": deployment("web", "shop/web:1").replace("replicas: 2", "replicas: -1"),
  });
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, path, inputs });
  await workspace.remove();
  const shown = run.summary.match(/<tr><td>/g)?.length ?? 0;
  const [, left] = /The summary page is full: (\d+) of its rows stand only in the report file\./.exec(run.log) ?? [];
  expect(shown).toBeGreaterThan(10);
  expect(shown + Number(left)).toBe(401);
  expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024);
  expect(run.summary).toContain(`<p>${left} more stand in the report file.</p>`);
  expect(run.summary.trimEnd()).toMatch(/<\/p>$/);
  expect(run.report?.faults).toHaveLength(401);
  expect(run.errors).toHaveLength(10);
  expect(run.errors.filter((error) => error.includes("spec.replicas"))).toHaveLength(1);
  expect(run.log.match(/^Error: a\.yaml:\d+: ConfigMap/gm)).toHaveLength(391);
  expect(run.log).toContain("GitHub shows 10 errors of a step as annotations. Here are the others:");
});

test("of more than ten warnings ten are annotations, and the others lines of the log", async () => {
  const odd = Array.from({ length: 13 }, (_, index) =>
    deployment(`web-${index}`, `shop/web:1`, `          resources: {limits: {memory: "${100 + index}m"}}\n`),
  );
  const workspace = await makeWorkspace({ "all.yaml": odd.join("---\n") });
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, path, inputs: { ...inputs, "dry-run": "true" } });
  await workspace.remove();
  expect(run.errors).toEqual([]);
  expect(run.warnings).toHaveLength(10);
  expect(run.log.match(/^Warning: all\.yaml:\d+: .*fractional byte value/gm)).toHaveLength(3);
});
