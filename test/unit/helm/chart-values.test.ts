import { gzipSync } from "node:zlib";
import { parseImageOverrides } from "@pushpull/core/images";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseChartSet } from "../../../packages/push/src/helm/chart-inputs.ts";
import { readArchive } from "../../../packages/push/src/helm/source/chart-archive.ts";
import { alignTemplate } from "../../../packages/push/src/helm/template-lines.ts";
import { setImageValues } from "../../../packages/push/src/helm/values/chart-images.ts";
import type { ChartValues } from "../../../packages/push/src/helm/values/chart-values.ts";
import { secretsIn } from "../../../packages/push/src/helm/values/chart-values-files.ts";
import { setValues } from "../../../packages/push/src/helm/values/set-values.ts";
import { withSetImages } from "../../../packages/push/src/helm/values/verify-images.ts";

function valuesFrom(yaml: string): ChartValues {
  return { given: {}, own: {}, merged: parse(yaml) as Readonly<Record<string, unknown>> };
}

function set(yaml: string, text: string) {
  const lines = text.split("\n").map((line, index) => ({ text: line, line: index + 1 }));
  return setValues(valuesFrom(yaml), parseChartSet(lines).values);
}

describe("chart-set", () => {
  test.each([
    ["a number stays a number", "replicas: 1", "replicas=3", { replicas: 3 }],
    ["digits stay text where text is", 'tag: ""', "tag=20261129", { tag: "20261129" }],
    ["digits are text under a new key for a version", "{}", "image.tag=123", { image: { tag: "123" } }],
    ["a long number is text where nothing is yet", "{}", "id=12345678", { id: "12345678" }],
    ["a boolean stays one", "on: false", "on=true", { on: true }],
    ["quotes make text", "replicas: 1", 'replicas="3"', { replicas: "3" }],
    ["null removes a default", "a: 1", "a=null", { a: null }],
    [
      "a list is written as a whole",
      "hosts: [{host: a, tls: true}, {host: b}]",
      "hosts[0].host=x",
      { hosts: [{ host: "x", tls: true }, { host: "b" }] },
    ],
    [
      "an item is found by its name",
      "env: [{name: A, value: '1'}, {name: B, value: '2'}]",
      "env[name=B].value=3",
      {
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "3" },
        ],
      },
    ],
    ["an item is added", "args: [a]", "args[+]=b", { args: ["a", "b"] }],
    ["a key has dots", "{}", 'labels["a.b/c"]=d', { labels: { "a.b/c": "d" } }],
  ])("%s", (_, yaml, line, own) => {
    const { values, faults } = set(yaml, line);
    expect([values.own, faults]).toEqual([own, []]);
  });

  test("refuses a whole map, a path through text, and an item that is not there", () => {
    const messages = set("image: {tag: a}\nname: web\nlist: []", "image=x\nname.first=x\nlist[name=a].b=x").faults;
    expect(messages.map(({ message }) => message)).toEqual([
      "Input 'chart-set', line 1: image is a map",
      "Input 'chart-set', line 2: name is a text, which has nothing in it",
      "Input 'chart-set', line 3: there is no such entry in list",
    ]);
  });

  test("asks back about a key that is spelled almost like another", () => {
    expect(set("image: {repository: a}", "image.repositry=b").warnings).toEqual([
      "Input 'chart-set', line 1: the chart has no value image.repositry. Did you mean repository?",
    ]);
  });
});

const digest = `sha256:${"a".repeat(64)}`;

describe("images in values", () => {
  test.each([
    ["a repository and a tag", "image: {repository: shop/web, tag: '1'}", "shop/web=2", { image: { tag: "2" } }],
    ["a repository and no tag yet", "image: {repository: shop/web}", "shop/web=2", { image: { tag: "2" } }],
    ["one text", "image: shop/web:1", "shop/web=2", { image: "shop/web:2" }],
    [
      "a registry beside it",
      "image: {registry: r.example, repository: shop/web, tag: '1'}",
      "r.example/shop/web=2",
      { image: { tag: "2" } },
    ],
    [
      "a global registry",
      "global: {imageRegistry: r.example}\nimage: {registry: docker.io, repository: shop/web, tag: '1'}",
      "r.example/shop/web=2",
      { image: { tag: "2" } },
    ],
    ["an image and a version", "image: shop/web\nversion: '1'", "shop/web=2", { version: "2" }],
    [
      "a digest, which is emptied for a tag",
      `image: {repository: shop/web, tag: '1', digest: '${digest}'}`,
      "shop/web=2",
      { image: { tag: "2", digest: "" } },
    ],
    [
      "a digest in its own field",
      "image: {repository: shop/web, tag: '1', digest: ''}",
      `shop/web=2@${digest}`,
      { image: { tag: "2", digest } },
    ],
    [
      "a digest without a field",
      "image: {repository: shop/web, tag: '1'}",
      `shop/web=2@${digest}`,
      { image: { tag: `2@${digest}` } },
    ],
    [
      "another name",
      "image: {repository: shop/web, tag: '1'}",
      "shop/web=r.example/x/web:2",
      { image: { repository: "r.example/x/web", tag: "2" } },
    ],
    [
      "another registry",
      "image: {registry: docker.io, repository: shop/web, tag: '1'}",
      "shop/web=r.example/x/web:2",
      { image: { registry: "r.example", repository: "x/web", tag: "2" } },
    ],
    ["a subchart", "db: {image: {repository: shop/db, tag: '1'}}", "shop/db=2", { db: { image: { tag: "2" } } }],
    [
      "a list",
      "sidecars: [{name: log, image: shop/log:1}]",
      "shop/log=2",
      { sidecars: [{ name: "log", image: "shop/log:2" }] },
    ],
    ["another image", "image: {repository: shop/web, tag: '1'}", "shop/other=2", {}],
  ])("%s", (_, yaml, line, own) => {
    const { overrides } = parseImageOverrides([{ text: line, line: 1 }]);
    expect(setImageValues(valuesFrom(yaml), overrides).values.own).toEqual(own);
  });
});

describe("the lines of a template", () => {
  const template = `{{- range .Values.names }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ . }}
  labels:
    {{- include "labels" $ | nindent 4 }}
data:
  key: {{ $.Values.key | quote }}
{{- end }}
`;
  const rendered = `apiVersion: v1
kind: ConfigMap
metadata:
  name: b
  labels:
    app: web
    part: a
data:
  key: "x"
`;
  const lineOf = alignTemplate(template, rendered);

  test.each([
    [1, 3],
    [4, 6],
    [9, 10],
  ])("line %i of the rendered text comes from line %i", (line, expected) => {
    expect(lineOf(line)).toEqual({ line: expected, isExact: true });
  });

  test("what an included template writes leads to the line around it", () => {
    expect(lineOf(7)).toEqual({ line: 7, isExact: false });
  });
});

test("a text that is no archive is none", () => {
  expect(readArchive(Buffer.from("no archive"))).toBeUndefined();
  expect(readArchive(gzipSync(Buffer.alloc(1024)))).toEqual(new Map());
});

test("secrets in values are known by their keys, and names of Secrets are none", () => {
  const values = parse(
    "db: {password: hunter-22, existingSecret: db-login, apiKey: abcdefg}\ntokens: [{token: 0123456789}]",
  );
  expect([...secretsIn(values)]).toEqual(["hunter-22", "abcdefg"]);
});

test("an image of a chart that input 'images' names counts as set by it, and no other one does", () => {
  const containers = [{ image: "shop/web:2" }, { image: "shop/proxy:1" }].map((container, index) => ({
    name: `c${index}`,
    ...container,
  }));
  const object = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: { containers } };
  const source = { location: undefined, locate: () => undefined };
  const marked = withSetImages({ object, source }, [{ name: "shop/web", tag: "2" }]);
  expect(marked.source.overridden).toEqual([["spec", "containers", 0, "image"]]);
});
