/** What people change with kubectl: it is not written over, and the error says who did it, when, and what to do. */
import { execFile } from "node:child_process";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { cluster, kubectl } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { pushManifests } from "./push-manifests.ts";
import { makeWorkspace } from "./workspace.ts";

describe.concurrent("manual changes", () => {
  /** Edits as `kubectl edit` does, with sed as the editor. */
  async function edit(namespace: string, script: string) {
    const { path: folder, write, remove } = await makeWorkspace();
    const editor = join(folder, "editor");
    await write({ editor: `#!/bin/sh\nexec sed -i '${script}' "$1"\n` });
    await chmod(editor, 0o755);
    const args = [`--kubeconfig=${cluster.kubeconfig}`, "edit", "configmap", "a", `--namespace=${namespace}`];
    const env = { PATH: process.env.PATH, HOME: folder, KUBE_EDITOR: editor };
    await promisify(execFile)(join(cluster.kubectlFolder, "kubectl"), args, { env });
    await remove();
  }

  test("with kubectl edit are not overwritten: the error says who and when, and how to keep either value", async () => {
    const { namespace, workspace, push, value } = await pushManifests({
      "a.yaml": configMap("a", { one: "1", two: "2" }),
    });
    await push();
    await edit(namespace, "s/one: .*/one: hotfix/; s/two: .*/two: hotfix/");
    const when = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    const says = (field: string) =>
      `^a\\.yaml:5: ConfigMap/a: the field data\\.${field} is owned by kubectl-edit, which last wrote at ${when}\\. It was changed with`;
    const refused = await push();
    expect(refused.errors).toEqual(["one", "two"].map((field) => expect.stringMatching(new RegExp(says(field)))));
    expect(await value("configmap", "a", "{.data.one}")).toBe("hotfix");

    await workspace.write({ "a.yaml": configMap("a", { one: "hotfix", two: "2" }) });
    expect((await push()).errors).toEqual([expect.stringMatching(new RegExp(says("two")))]);
    expect((await push({ "force-conflicts": "true" })).outputs.result).toBe("deployed");
    expect(await value("configmap", "a", "{.data}")).toBe('{"one":"hotfix","two":"2"}');
  });

  test("are undone if they remove a field, and kept if they add one", async () => {
    const { namespace, push, value } = await pushManifests({ "a.yaml": configMap("a", { one: "1", two: "2" }) });
    await push();
    await edit(namespace, "s/^  one: .*/  three: added/");
    expect(await value("configmap", "a", "{.data}")).toBe('{"three":"added","two":"2"}');
    const run = await push();
    expect(run.errors).toEqual([]);
    expect(await value("configmap", "a", "{.data}")).toBe('{"one":"1","three":"added","two":"2"}');
    expect((await push()).outputs.result).toBe("unchanged");
  });

  test("over a client-side apply are reported as such, and keys that the manifest no longer has are still removed", async () => {
    const { namespace, push, value } = await pushManifests({ "a.yaml": configMap("a", { one: "1" }) });
    await kubectl(["apply", `--namespace=${namespace}`, "-f", "-"], configMap("a", { one: "1", gone: "x" }));
    await edit(namespace, "s/^  one: .*/  one: hotfix/");
    expect((await push()).errors).toEqual([expect.stringContaining("data.one is owned by kubectl-edit")]);
    expect(await value("configmap", "a", "{.data.one}")).toBe("hotfix");
    expect((await push({ "force-conflicts": "true" })).outputs.result).toBe("deployed");
    expect(await value("configmap", "a", "{.data}")).toBe('{"one":"1"}');
  });

  test("with other kubectl commands are reported with the command and the time", async () => {
    const { namespace, workspace, push, value } = await pushManifests({
      "web.yaml": deployment("web", "shop/web:1"),
      "a.yaml": `${configMap("a")}`.replace(
        "metadata:\n",
        "metadata:\n  labels: {team: a}\n  annotations: {note: a}\n",
      ),
    });
    expect((await push()).errors).toEqual([]);
    await workspace.write({ "web.yaml": deployment("web", "shop/web:2", env("ours")) });
    expect((await push()).errors).toEqual([]);
    const byHand = (...args: string[]) => kubectl([...args, `--namespace=${namespace}`]);
    await byHand("rollout", "undo", "deployment/web");
    expect(await value("deployment", "web", "{.spec.template.spec.containers[0].image}")).toBe("shop/web:1");
    await byHand("scale", "deployment/web", "--replicas=5");
    await byHand("set", "env", "deployment/web", "MODE=theirs");
    await byHand("label", "--overwrite", "configmap/a", "team=b");
    await byHand("annotate", "--overwrite", "configmap/a", "note=b");
    await byHand("patch", "configmap/a", '--patch={"data":{"key":"theirs"}}');

    const run = await push();
    const time = ", which last wrote at \\S+Z";
    const says = (place: string, field: string, manager: string, command: string, when = time) =>
      expect.stringMatching(
        new RegExp(
          `^${place}: \\S+: the field ${field} is owned by ${manager}${when}\\. It was changed with ${command}\\. To keep that value, write it into the manifest`,
        ),
      );
    expect(run.errors).toEqual([
      says("a\\.yaml:4", "metadata\\.labels\\.team", "kubectl-label", "`kubectl label`"),
      says("a\\.yaml:5", "metadata\\.annotations\\.note", "kubectl-annotate", "`kubectl annotate`"),
      says("a\\.yaml:7", "data\\.key", "kubectl-patch", "`kubectl patch`"),
      // The API server notes no time for what is written through a subresource.
      says("web\\.yaml:6", "spec\\.replicas", "kubectl", "`kubectl scale`", ""),
      says("web\\.yaml:15", "\\S+\\.image", "kubectl", "kubectl, such as `kubectl rollout undo`"),
      says("web\\.yaml:16", "\\S+\\.env\\S+", "kubectl-set", "`kubectl set`"),
    ]);
    const bumped = await push({ images: "shop/web=3", "dry-run": "true" });
    expect(bumped.errors).toContainEqual(
      expect.stringMatching(
        /^web\.yaml:15: .*rollout undo`\. To keep that value, write it into input 'images'; to restore .*set force/,
      ),
    );
    expect((await push({ "force-conflicts": "true" })).outputs.result).toBe("deployed");
    expect((await push()).outputs.result).toBe("unchanged");
    expect(await value("deployment", "web", "{.spec.replicas} {.spec.template.spec.containers[0].image}")).toBe(
      "2 shop/web:2",
    );
  });

  test("do not include what kubectl apply --server-side writes under the same manager name", async () => {
    const { namespace, push } = await pushManifests({ "a.yaml": configMap("a", { one: "1" }) });
    await kubectl(
      ["apply", "--server-side", `--namespace=${namespace}`, "-f", "-"],
      configMap("a", { one: "applied" }),
    );
    const { errors } = await push();
    expect(errors).toEqual([
      expect.stringMatching(
        /data\.one is owned by kubectl, which last wrote at \S+Z\. It was applied with `kubectl apply/,
      ),
    ]);
    expect(errors[0]).not.toContain("by hand");
  });
});

function env(mode: string): string {
  return `          env: [{ name: MODE, value: ${mode} }]\n`;
}
