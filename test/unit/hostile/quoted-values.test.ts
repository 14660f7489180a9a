/** What Kustomize quotes in its errors (kubectl 1.32 and 1.35), of files that hold a secret. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { buildKustomization } from "../../../packages/push/src/manifests/build-kustomization.ts";

const secret = "S3CR3Tpw";

/** The fault of a build that fails with these words; `FOLDER` in them is its own. */
async function faultOf(files: Readonly<Record<string, string>>, words: string): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), "pushpull-quoted-"));
  onTestFinished(() => rm(workspace, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const path = { kustomization: join(workspace, "kustomization.yaml"), folder: workspace, line: 1 };
  const stderr = words.replaceAll("FOLDER", workspace);
  const kubectl = () => Promise.resolve({ code: 1, stdout: "", stderr });
  const { faults } = await buildKustomization(path, workspace, kubectl);
  return faults.map(({ message }) => message).join("\n");
}

const generator = (fields: string) => ({ "kustomization.yaml": `secretGenerator:\n- name: s\n  ${fields}\n` });
const patch = `[{"op":"add","path":"/stringData/a","value":"${secret}"}]`;
const escaped = patch.replaceAll('"', '\\"');
const webSecret = `apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {password: ${secret}}\n`;

describe("a secret in the files of a build", () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      "a value in place of a file",
      generator(`files: ['password=${secret}']`),
      `error: loading KV pairs: file sources: [password=${secret}]: evalsymlink failure on 'FOLDER/${secret}' : lstat FOLDER/${secret}: no such file or directory`,
      "no such file or directory",
    ],
    [
      "an address in place of a file, whose path was cleaned",
      generator(`envs: ['dsn=postgres://u:${secret}@h/x']`),
      `error: loading KV pairs: env source files: [dsn=postgres://h/x]: evalsymlink failure on 'FOLDER/dsn=postgres:/u:${secret}@h/x' : lstat`,
      "evalsymlink failure",
    ],
    [
      "two equals signs",
      generator(`files: ['password=${secret}=x']`),
      `error: loading KV pairs: file sources: [password=${secret}=x]: source "password=${secret}=x" key name or file path contains '='`,
      "key name or file path contains '='",
    ],
    [
      "a value that a replacement splits",
      { "kustomization.yaml": "resources: [s.yaml]\n", "s.yaml": webSecret },
      `error: options.index 4 is out of bounds for value ${secret}`,
      "options.index 4 is out of bounds",
    ],
    [
      "a patch without a target",
      { "kustomization.yaml": `patches: [{patch: '${patch}'}]\n` },
      `error: must specify a target for JSON patch [patch: "${escaped}"]`,
      "must specify a target for JSON patch",
    ],
    [
      "a patch and a path",
      { "kustomization.yaml": `patches: [{patch: '{"a":"${secret}"}', path: p.yaml}]\n` },
      `error: trouble configuring builtin PatchTransformer: patch and path can't be set at the same time\npatch: '{"a":"${secret}"}'`,
      "patch and path can't be set at the same time",
    ],
    [
      "a configuration that is not YAML",
      { "kustomization.yaml": `generators: ['{kind: SecretGenerator, literals: [a=${secret}]']\n` },
      `error: accumulating resources from '{kind: SecretGenerator, literals: [a=${secret}]': did not find expected ','`,
      "did not find expected ','",
    ],
    [
      "a key that is there twice",
      { "kustomization.yaml": "resources: [s.yaml]\n" },
      `error: mapping key "${secret}" already defined at line 6`,
      "already defined at line 6",
    ],
    [
      "an error as a line of a log",
      { "kustomization.yaml": `patches: [{patch: '${patch}'}]\n` },
      `E1129 12:39:54.169136   25676 run.go:72] "command failed" err="unable to parse SM or JSON patch from [patch: \\"${escaped.replaceAll('\\"', '\\\\\\"')}\\"]"`,
      "unable to parse SM or JSON patch",
    ],
    [
      "a value of a Secret, in words that nobody knows",
      { "kustomization.yaml": "resources: [s.yaml]\n", "s.yaml": webSecret },
      `error: new words of a later Kustomize about ${secret} of Secret web`,
      "new words of a later Kustomize about *** of Secret web",
    ],
  ])("is not quoted, and the rest is: %s", async (_what, files, words, rest) => {
    const shown = await faultOf(files, words);
    expect(shown).not.toContain("S3CR");
    expect(shown).toContain(rest);
  });
});

test("the names of objects and files stay in the words", async () => {
  const files = { "kustomization.yaml": "resources: [service.yaml]\npatches: [{path: deployment.yaml}]\n" };
  const words =
    'error: no resource matches strategic merge patch "Deployment.v1.apps/service.[noNs]" of deployment.yaml';
  expect(await faultOf({ ...files, "service.yaml": webSecret }, words)).toContain(words.replace("error: ", ""));
});
