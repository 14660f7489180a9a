import { describe, expect, test } from "vitest";
import { planned, plannedEdits } from "./planned.ts";

const file = "values.yaml";

describe("a value that only one image reads, in one version, is one edit without `all`", () => {
  test.each([
    ["an anchor and its aliases", "web: {image: &i acme/web:v1}\njob: {image: *i}\n", [`${file}:1 web.image`]],
    [
      "an anchor that only holds it",
      "x-common: &i acme/web:v1\nweb: {image: *i}\njob: {image: *i}\n",
      [`${file}:1 x-common`],
    ],
    [
      "a map and its aliases",
      "image: &i\n  repository: acme/web\n  tag: v1\njob:\n  image: *i\ncron:\n  image: *i\n",
      [`${file}:3 image.tag`],
    ],
    [
      "a merge of the whole",
      "web: &w\n  image: {repository: acme/web, tag: v1}\njob:\n  <<: *w\n  replicas: 2\n",
      [`${file}:2 web.image.tag`],
    ],
    [
      "a merge of merges",
      "a: &a {image: 'acme/web:v1'}\nb: &b\n  <<: *a\nc:\n  <<: [*b, {x: 1}]\n",
      [`${file}:1 a.image`],
    ],
    [
      "a tag that all images of that name share",
      "web0: {repository: acme/web, tag: &t v1}\nweb: {repository: acme/web, tag: *t}\n",
      [`${file}:1 web0.tag`],
    ],
  ])("%s", async (_, text, edits) => {
    expect(await planned({ [file]: text }, "acme/web=v2")).toEqual({ [file]: text.replace("v1", "v2") });
    expect(await plannedEdits({ [file]: text }, "acme/web=v2")).toEqual(edits);
  });
});

test("targets that alias one value cannot be chosen apart, and need no `all`", async () => {
  const release = (name: string, image: string) =>
    `- apiVersion: helm.toolkit.fluxcd.io/v2\n  kind: HelmRelease\n  metadata: {name: ${name}}\n  spec: {values: {image: ${image}}}\n`;
  const list = (...releases: readonly string[]) => `apiVersion: v1\nkind: List\nitems:\n${releases.join("")}`;
  const shared = list(release("a", "&i {repository: acme/web, tag: v1}"), release("b", "*i"));
  expect(await planned({ [file]: shared }, "acme/web=v2")).toEqual({ [file]: shared.replace("tag: v1", "tag: v2") });
  const apart = list(release("a", "{repository: acme/web, tag: v1}"), release("b", "{repository: acme/web, tag: v1}"));
  expect(await planned({ [file]: apart }, "acme/web=v2")).toEqual([expect.stringContaining("is in 2 targets")]);
});

test("a merge with its own tag beside it is that tag", async () => {
  const text = (web: string, base = web) =>
    `base: &b\n  repository: acme/web\n  tag: ${base}\nweb:\n  <<: *b\n  tag: ${web}\njob:\n  tag: ${web}\n  <<: *b\n`;
  expect(await planned({ [file]: text("v1") }, "acme/web=v2")).toEqual({ [file]: text("v2") });
  const named = "defaults: &d {repository: acme/web}\nweb:\n  image:\n    <<: *d\n    tag: v1\n";
  expect(await planned({ [file]: named }, "acme/web=v2")).toEqual({ [file]: named.replace("v1", "v2") });
});

test("two images that share a tag, and both get the same, need no `all`", async () => {
  const text = "web: {repository: acme/web, tag: &t v1}\napi: {repository: acme/api, tag: *t}\n";
  expect(await planned({ [file]: text }, "acme/web=v2\nacme/api=v2")).toEqual({ [file]: text.replace("v1", "v2") });
  expect(await planned({ [file]: text }, "acme/web=v2")).toEqual([
    expect.stringContaining(
      "acme/web takes its value from values.yaml:1, which others use too: api.tag in values.yaml:2\n",
    ),
  ]);
});

test("what others read too is one error for each value, not one for each alias", async () => {
  const uses = [1, 2, 3].map((nth) => `w${nth}: {repository: acme/web, tag: *t}\n`).join("");
  const text = `version: &t v1\n${uses}docs: {release: *t}\n`;
  expect(await planned({ [file]: text }, "acme/web=v2")).toEqual([
    "acme/web takes its value from values.yaml:1, which others use too: version in values.yaml:1, docs.release in values.yaml:5\n" +
      "Change it for all of them with `all: true`, or write out the value at each location.",
  ]);
  expect(await planned({ [file]: text }, "acme/web=v2", { all: true })).toEqual({ [file]: text.replace("v1", "v2") });
});

test("a digest that needs a key in a shared map is added to it once", async () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const text = "image: &i\n  repository: acme/web\n  tag: v1\n  digest: ''\njob:\n  image: *i\n";
  expect(await planned({ [file]: text }, `acme/web=v2@${digest}`)).toEqual({
    [file]: text.replace("v1", "v2").replace("digest: ''", `digest: '${digest}'`),
  });
});

test("`set` needs no `all` either where one line sets all that read the value", async () => {
  const text = "a: [{tag: &t v1}, {tag: *t}]\n";
  const set = (line: string) => planned({ [file]: text }, "", { set: `${file}:${line}` });
  expect(await set("a[*].tag=v2")).toEqual({ [file]: text.replace("v1", "v2") });
  expect(await set("a[0].tag=v2")).toEqual([expect.stringContaining("is also used by aliases")]);
  expect(await set("a[1].tag=v2")).toEqual([expect.stringContaining("comes from an anchor that others use too")]);
});
