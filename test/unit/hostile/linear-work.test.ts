/** Work over manifests, whose time grows with their size and not with its square. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { parseYaml } from "@pushpull/core/yaml";
import { expect, onTestFinished, test } from "vitest";
import { entriesOf } from "../../../packages/push/src/manifests/kustomization-entries.ts";
import { findOrigins } from "../../../packages/push/src/manifests/origins.ts";
import { planned } from "../pull/planned.ts";

const few = 500;
const factor = 8;

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function configMap(name: string): KubernetesObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name } };
}

/** A folder with a kustomization. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pushpull-linear-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

/** Finds the origins of all objects of a build that puts a prefix before their names. */
async function findPrefixed(count: number): Promise<() => Promise<unknown>> {
  const objects = numbers(count).map((index) => configMap(`object-${index}-end`));
  const folder = await folderOf({
    "kustomization.yaml": "namePrefix: prod-\nresources: [all.yaml]\n",
    "all.yaml": objects.map((object) => `${JSON.stringify(object)}\n`).join("---\n"),
  });
  return async () => {
    const find = await findOrigins(join(folder, "kustomization.yaml"), folder);
    const names = objects.map(({ metadata }) => find(configMap(`prod-${metadata.name}`))?.location?.file);
    expect(new Set(names)).toEqual(new Set(["all.yaml"]));
  };
}

/** Finds the origins in a kustomization with many patches, all of the same file or each written in place. */
async function findPatched(count: number, patch: string): Promise<() => Promise<unknown>> {
  const object = configMap("one");
  const folder = await folderOf({
    "kustomization.yaml": `resources: [one.yaml]\npatches:\n${patch.repeat(count)}`,
    "one.yaml": JSON.stringify(object),
    "patch.yaml": numbers(count)
      .map((index) => `# ${index}\n`)
      .join(""),
  });
  return async () => {
    const find = await findOrigins(join(folder, "kustomization.yaml"), folder);
    expect(find(object)?.location?.file).toBe("one.yaml");
  };
}

async function locateAll(count: number): Promise<() => Promise<unknown>> {
  const text = numbers(count)
    .map((index) => `field${index}: {a: b}\n`)
    .join("");
  return async () => {
    const [document] = parseYaml(text, "kustomization.yaml").documents;
    expect(document === undefined ? [] : entriesOf(document)).toHaveLength(count);
  };
}

/** Sets an image in many places of one file. */
async function setMany(count: number, place: (index: number) => string): Promise<() => Promise<unknown>> {
  const files = { "a.yaml": numbers(count).map(place).join("") };
  return async () => {
    const changed = await planned(files, "shop/web=v2", { all: true });
    expect(String((changed as Readonly<Record<string, string>>)["a.yaml"]).match(/shop\/web:v2/g)).toHaveLength(count);
  };
}

/** Milliseconds of this thread, which other programs of a busy machine do not add to. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const begun = process.threadCpuUsage();
    await work();
    const { user, system } = process.threadCpuUsage(begun);
    shortest = Math.min(shortest, (user + system) / 1_000);
  }
  return shortest;
}

test.each<[string, (count: number) => Promise<() => Promise<unknown>>]>([
  ["finding where objects with a prefix were written", findPrefixed],
  [
    "reading patches that all name one file",
    (count) => findPatched(count, "- {path: patch.yaml, target: {kind: X}}\n"),
  ],
  [
    "reading patches that are written in place",
    (count) => findPatched(count, '- patch: "{kind: X, metadata: {name: x}}"\n'),
  ],
  ["locating every field of a large map", locateAll],
  ["setting many images", (count) => setMany(count, (index) => `k${index}:\n  image: shop/web:v1\n`)],
])(
  `%s takes ${factor} times as long for ${factor} times as much`,
  async (_what, make) => {
    const small = await timeOf(await make(few));
    const large = await timeOf(await make(few * factor));
    // Quadratic work would take its square, 64 times as long.
    expect(large / small).toBeLessThan(factor * 2);
  },
  60_000,
);
