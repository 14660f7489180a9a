/** The machine that a run is on: its disk, its folders, its home, its kubectl. */
import { spawnSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adminKubeconfig, cluster, get, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { type PushOptions, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const isRoot = process.getuid?.() === 0;

/** Root may, unless it is a container's. */
const canMount = isRoot && spawnSync("unshare", ["--mount", "true"]).status === 0;

/** Pushes files; a ConfigMap `a` when none are given. */
async function pushOn(
  machine: Omit<PushOptions, "workspace" | "path" | "inputs">,
  {
    files = { "a.yaml": configMap("a") },
    inputs = {},
  }: { files?: Record<string, string>; inputs?: Record<string, string> } = {},
) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const all = { manifests: ".", namespace, kubeconfig: await adminKubeconfig(), ...inputs };
  const run = await runPush({ workspace, path, ...machine, inputs: all });
  await workspace.remove();
  return { run, namespace };
}

function inFolder(name: string): NonNullable<PushOptions["makeTemp"]> {
  return async (runner) => {
    const temp = join(runner, name);
    await mkdir(temp, { recursive: true });
    return temp;
  };
}

describe.concurrent("a run whose RUNNER_TEMP", () => {
  const behindLink: PushOptions["makeTemp"] = async (runner) => {
    await mkdir(join(runner, "real", "temp"), { recursive: true });
    await symlink(join(runner, "real"), join(runner, "link"));
    return join(runner, "link", "temp");
  };
  test.for([
    ["is in a symlinked folder", behindLink],
    ["has a path that is longer than a socket's may be", inFolder(join("long".repeat(40), "longer".repeat(30)))],
    ["has a space in it, and signs that a shell would read", inFolder("my a'b\"$(c);&* temp")],
  ] as const)("%s deploys, and leaves nothing behind", async ([, makeTemp]) => {
    const { run, namespace } = await pushOn({ makeTemp });
    expect(run.errors).toEqual([]);
    expect(run.report?.result).toBe("deployed");
    expect(await get("configmap", "a", namespace)).toBeDefined();
    expect(run.leftovers).toEqual([]);
    expect(run.remains).toEqual([]);
  });

  // To the administrator a folder without the right to write is no obstacle: there it has to be a mount.
  const readOnly: Pick<PushOptions, "makeTemp" | "through"> = canMount
    ? { through: mounting("ro") }
    : {
        makeTemp: async (runner) => {
          await mkdir(join(runner, "temp"), { mode: 0o555 });
          return join(runner, "temp");
        },
      };
  const file: PushOptions["makeTemp"] = async (runner) => {
    await writeFile(join(runner, "file"), "");
    return join(runner, "file");
  };
  test.skipIf(process.platform !== "linux").for([
    ["is read-only", readOnly, /read-only file system|permission denied/i],
    ["is a file", { makeTemp: file }, /ENOTDIR/],
    ["is not there", { makeTemp: async (runner: string) => join(runner, "none") }, /ENOENT/],
  ] as const)("%s ends before anything is written, and says why", async ([, machine, reason], { skip }) => {
    skip(machine === readOnly && isRoot && !canMount, "to this root nothing can be read-only");
    const { run, namespace } = await pushOn(machine);
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/^Cannot create a folder in .*RUNNER_TEMP must exist/)]);
    expect(run.errors[0]).toMatch(reason);
    expect(run.warnings).toEqual([expect.stringMatching(/^Failed to write the report file/)]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false", report: "" });
    expect(run.summary).toContain("Cannot create a folder in");
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });
});

/** Mounts a file system over RUNNER_TEMP that nobody else sees, and that is gone with the process. */
function mounting(options: string, then = ""): readonly string[] {
  const script = `mount -t tmpfs -o ${options} tmpfs "$RUNNER_TEMP" && ${then} exec "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh"];
}

describe.skipIf(process.platform !== "linux").concurrent("a run on a full disk", () => {
  test("that cannot save the state for its post step does nothing", async () => {
    const { run, namespace } = await pushOn({ env: { GITHUB_STATE: "/dev/full" } });
    expect(run.errors).toEqual([
      expect.stringMatching(/Cannot write the runner's file for the post step's state: ENOSPC/),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "a", namespace)).toBeUndefined();
    expect(run.leftovers).toEqual([]);
  });

  test("that cannot write its outputs is red, and reports that it has deployed", async () => {
    const { run, namespace } = await pushOn({ env: { GITHUB_OUTPUT: "/dev/full" } });
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([
      expect.stringMatching(/Cannot write the runner's file for the output 'result': ENOSPC/),
    ]);
    expect(run.log).toMatch(/^Deployed after .*: 1 created/m);
    expect(run.summary).toContain("1 created");
    expect(await get("configmap", "a", namespace)).toBeDefined();
    expect(run.remains).toEqual([]);
  });

  test("that cannot write the summary page warns, and is still green", async () => {
    const { run } = await pushOn({ env: { GITHUB_STEP_SUMMARY: "/dev/full" } });
    expect(run.warnings).toEqual([
      expect.stringMatching(/Cannot write the runner's file for the summary page: ENOSPC/),
    ]);
    expect(run.code).toBe(0);
    expect(run.report?.result).toBe("deployed");
  });

  test("that has no space for the report warns, and still reports what it deployed", async () => {
    const files = { "all.yaml": Array.from({ length: 60 }, (_, index) => configMap(`c-${index}`)).join("---\n") };
    const { run } = await pushOn({ through: writingAtMost(8) }, { files });
    expect(run.warnings).toEqual([expect.stringMatching(/^Failed to write the report file: EFBIG/)]);
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchObject({ result: "deployed", changed: "true", report: "" });
    expect(run.remains).toEqual([]);
  });

  const full = '(head -c 1M /dev/zero >"$RUNNER_TEMP/filler" 2>&- || true) &&';
  test.for([
    ["a file may not be as long as that", writingAtMost(1), /EFBIG/, true],
    ["the disk has no room", mounting("size=256k", full), /ENOSPC/, canMount],
  ] as const)(
    "that has no room for the kubeconfig does nothing: %s",
    async ([, through, reason, possible], { skip }) => {
      skip(!possible, "only root can mount");
      const { run, namespace } = await pushOn({ through });
      expect(run.errors).toEqual([
        expect.stringMatching(/^The kubeconfig cannot be written: .*RUNNER_TEMP is not full/),
      ]);
      expect(run.errors[0]).toMatch(reason);
      expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
      expect(await get("configmap", "a", namespace)).toBeUndefined();
      expect(run.remains).toEqual([]);
    },
  );
});

/** @param kilobytes of one file */
function writingAtMost(kilobytes: number): readonly string[] {
  return ["bash", "-c", `ulimit -f ${kilobytes}; exec "$@"`, "bash"];
}

test("a run outside of an Actions runner deploys nothing, and prints why and no secret", async () => {
  const env = { GITHUB_ACTIONS: undefined, INPUT_DRY_RUN: "true" };
  const { run, namespace } = await pushOn({ env }, { inputs: { server: "", "server-token": "planted-token" } });
  expect(run.code).toBe(1);
  expect(run.log).toMatch(/^pushpull runs only as a step of a workflow [^\n]*`npm run demo`[^\n]*\.\n$/);
  expect(run.postLog).toBe(run.log);
  expect([run.outputs, run.summary, run.leftovers]).toEqual([{}, "", []]);
  expect(await get("configmap", "a", namespace)).toBeUndefined();
});

test("a run whose environment names a SOCKS proxy that is not on its way deploys", async () => {
  const socks = "socks5://127.0.0.1:1";
  const { run } = await pushOn({ env: { HTTPS_PROXY: socks, http_proxy: socks } });
  expect([...run.errors, ...run.warnings]).toEqual([]);
  expect(run.report?.result).toBe("deployed");
});

describe.concurrent("a run on an old runner", () => {
  test("that has no summary page deploys without one", async () => {
    const { run } = await pushOn({ env: { GITHUB_STEP_SUMMARY: undefined } });
    expect([...run.errors, ...run.warnings]).toEqual([]);
    expect(run.report?.result).toBe("deployed");
  });

  test("that has no file for outputs gets them in its log", async () => {
    const { run } = await pushOn({ env: { GITHUB_OUTPUT: undefined } });
    expect(run.log).toMatch(/^::set-output name=result::deployed$/m);
    expect(run.code).toBe(0);
  });

  test("that misspells an input gets a suggestion", async () => {
    const { run } = await pushOn({ env: { INPUT_DRY_RUN: "true" } });
    expect(run.warnings).toEqual(["Unknown input 'dry_run': did you mean 'dry-run'?"]);
  });
});

describe.concurrent("a run without a HOME", () => {
  test("deploys what a kustomization builds", async () => {
    const files = { "kustomization.yaml": "resources: [a.yaml]\nnamePrefix: my-\n", "a.yaml": configMap("a") };
    const { run, namespace } = await pushOn({ env: { HOME: undefined } }, { files });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "my-a", namespace)).toBeDefined();
  });

  test("reports that no kubeconfig was found", async () => {
    const { run } = await pushOn({ env: { HOME: undefined } }, { inputs: { kubeconfig: "" } });
    expect(run.errors).toEqual([expect.stringMatching(/^No kubeconfig found\. Set input 'kubeconfig'/)]);
  });
});

test.skipIf(process.platform === "win32")(
  "a kubectl that is a script around the real one leaves nothing of it running",
  async () => {
    const workspace = await makeWorkspace({
      "a.yaml": configMap("a"),
      "bin/kubectl": `#!/bin/sh\n"${join(cluster.kubectlFolder, "kubectl")}" "$@"\nexit $?\n`,
    });
    const bin = join(workspace.path, "bin");
    await chmod(join(bin, "kubectl"), 0o755);
    const inputs = { manifests: "a.yaml", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path: [bin, ...path], inputs });
    await workspace.remove();
    expect(run.errors).toEqual([]);
    expect(run.stillRunning).toEqual([]);
  },
);
