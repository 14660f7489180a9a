/** What a run shows: of failures, of what the time went to, and of more than a page, and GitHub, take. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, cluster, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { type PushRun, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

test("hundreds of long faults are truncated in the summary, which says so, but complete in the log and in the report", async () => {
  // A label may have 63 characters; the server quotes one that has more, twice.
  const label = (index: number) => `metadata:\n  labels: {long: "${"<".repeat(3_000)}${index}"}\n`;
  const wrong = Array.from({ length: 200 }, (_, index) =>
    configMap(`wrong-${index}`).replace("metadata:\n", label(index)),
  );
  const workspace = await makeWorkspace({
    "a.yaml": wrong.join("---\n"),
    "b.yaml": deployment("web", "shop/web:1").replace("replicas: 2", "replicas: -1"),
  });
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, path, inputs });
  await workspace.remove();
  const shown = run.summary.match(/<tr><td>/g)?.length ?? 0;
  const [, left] = /The summary page is full: (\d+) rows are only in the report file\./.exec(run.log) ?? [];
  expect(shown).toBeGreaterThan(10);
  expect(shown + Number(left)).toBe(401);
  expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024);
  expect(run.summary).toContain(`<p>${left} more are in the report file.</p>`);
  expect(run.summary.trimEnd()).toMatch(/<\/p>$/);
  expect(run.report?.faults).toHaveLength(401);
  expect(run.errors).toHaveLength(10);
  expect(run.errors.filter((error) => error.includes("spec.replicas"))).toHaveLength(1);
  expect(run.log.match(/^Error: a\.yaml:\d+: ConfigMap/gm)).toHaveLength(391);
  expect(run.log).toContain("GitHub shows only 10 errors of a step as annotations. The others:");
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

const probed = `          ports: [{ containerPort: 8080 }]
          readinessProbe:
            httpGet: { path: /healthz, port: 8080 }
`;

async function deploy(
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): Promise<PushRun> {
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig(), ...more };
  const workspace = await makeWorkspace(files);
  try {
    return await runPush({ workspace, path, inputs });
  } finally {
    await workspace.remove();
  }
}

describe.skipIf(!cluster.own).concurrent("a run", () => {
  test("that fails in three ways shows each: on its line, in a group of the log, first on the page, and to later steps", async () => {
    const files = {
      "api.yaml": deployment("api", "shop/api:2-crash"),
      "web.yaml": deployment("web", "shop/web:2-missing"),
      "worker.yaml": deployment("worker", "shop/worker:2-unready", probed),
    };
    const run = await deploy(files, { "fail-fast": "off", timeout: "12s" });
    expect([...run.errors].sort()).toEqual([
      expect.stringMatching(/^api\.yaml:\d+: Deployment\/api .*exit code 1.* Likely cause: .*DATABASE_URL is not set/),
      expect.stringMatching(/^web\.yaml:15: Deployment\/web .* Likely cause: shop\/web has no tag 2-missing/),
      expect.stringMatching(
        /^worker\.yaml:17: Deployment\/worker is not ready after \S+: .*404.* Likely cause: .*\/healthz/,
      ),
    ]);

    const groups = [...run.log.matchAll(/^::group::(.*)\r?\n([\s\S]*?)^::endgroup::/gm)];
    expect(groups.map(([, title = ""]) => title.split(":")[0]).sort()).toEqual(
      ["api", "web", "worker"].map((name) => `Deployment/${name}`),
    );
    const [, , evidence = ""] = groups.find(([, title = ""]) => title.startsWith("Deployment/api")) ?? [];
    expect(evidence).toMatch(/^ {2}Error: DATABASE_URL is not set$/m);
    expect(evidence).toMatch(/^ {2}Pod\/api-\S+ BackOff: /m);
    expect(run.log.lastIndexOf("::error")).toBeLessThan(run.log.indexOf("::group::"));
    expect(run.log.trimEnd().split("\n").at(-1)).toMatch(/^Failed after /);

    expect(run.summary.match(/<h4>❌ <code>Deployment\/\w+<\/code>/g)).toHaveLength(3);
    expect(run.summary).toContain("    at connect (/app/server.js:41:11)");
    expect(run.summary.lastIndexOf("<h4>")).toBeLessThan(run.summary.indexOf("<th>Action</th>"));
    expect(run.summary).toMatch(
      /<code>Deployment\/web<\/code><\/td><td>\S+<\/td><td>\S+<\/td><td><strong>⏳ \d+s<\/strong>/,
    );

    const failures = JSON.parse(run.outputs.failures ?? "") as readonly Readonly<Record<string, string>>[];
    expect(failures.map(({ object = "" }) => object).sort()).toEqual(
      ["api", "web", "worker"].map((name) => `Deployment/${name}`),
    );
    expect(run.outputs["ready-in"]).toBe("");
    expect(run.report?.failures).toHaveLength(3);
    expect(run.report?.objects[0]?.timeline?.standing).toMatchObject({ until: expect.any(Number) });
  });

  test("that is green shows how long it waited, and for what", async () => {
    const run = await deploy({ "web.yaml": deployment("web", "shop/web:2-pull3") }, {});
    expect(run.outputs).toMatchObject({ result: "deployed", failures: "[]" });
    expect(Number(run.outputs["ready-in"])).toBeGreaterThanOrEqual(2);
    expect(run.report?.readyIn).toBe(run.report?.objects[0]?.readyAfter);
    const [web] = run.report?.objects ?? [];
    expect(web?.timeline?.reached.ready).toBeGreaterThanOrEqual(2);
    expect(run.summary).toContain("<details><summary>Time spent</summary>");
  });
});
