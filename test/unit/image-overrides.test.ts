import type { UserError } from "@pushpull/core/errors";
import { formatImage, overrideImage, parseImage, parseImageOverrides } from "@pushpull/core/images";
import { describe, expect, test } from "vitest";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

function read(input: string) {
  return parseImageOverrides(input.split("\n").map((text, index) => ({ text, line: index + 1 })));
}

/** What one line makes of an image. */
function applied(line: string, image: string): string {
  const { overrides, faults } = read(line);
  expect(faults).toEqual([]);
  const [override, reference] = [overrides[0], parseImage(image)];
  if (override === undefined || reference === undefined) throw new Error(`${line} or ${image} cannot be read`);
  return formatImage(overrideImage(reference, override));
}

function words({ message, hint }: UserError): string {
  return `${message}. ${hint}`;
}

describe("a line of the input images", () => {
  const old = `registry.example/shop/web:v1@${digest}`;

  test.each([
    ["shop/web=v2", "shop/web:v1", "shop/web:v2"],
    ["shop/web=v2", `shop/web@${digest}`, "shop/web:v2"],
    ["shop/web=v2", "docker.io/shop/web:v1", "docker.io/shop/web:v2"],
    [`registry.example/shop/web=@${digest}`, "registry.example/shop/web:v1", `registry.example/shop/web@${digest}`],
    [`registry.example/shop/web=v2@${digest}`, old, `registry.example/shop/web:v2@${digest}`],
    ["registry.example/shop/web=mirror:5000/web:v2", old, "mirror:5000/web:v2"],
    ["registry.example/shop/web=mirror:5000/web", old, `mirror:5000/web:v1@${digest}`],
    ["shop/web=ghcr.io/acme/web", "shop/web:v1", "ghcr.io/acme/web:v1"],
    ["shop/web=localhost/web", "shop/web:v1", "localhost/web:v1"],
    [`nginx=mirror/nginx@${digest}`, "nginx:1", `mirror/nginx@${digest}`],
    ["nginx=other:1.2", "nginx", "other:1.2"],
    [`shop/web=docker.io/library/other@${digest}`, "shop/web:v1", `docker.io/library/other@${digest}`],
    [`shop/web=shop/web:other@${digest}`, "shop/web:v1", `shop/web:other@${digest}`],
    ["shop/web:v2", "shop/web:v1", "shop/web:v2"],
    [`shop/web@${digest}`, "shop/web:v1", `shop/web@${digest}`],
    ["  shop/web =  v2  ", "shop/web", "shop/web:v2"],
  ])("%s makes of %s: %s", (line, before, after) => {
    expect(applied(line, before)).toBe(after);
  });

  test.each(["1.2", "v2", "latest", "release-1.2", "main-8d3f0c1", "20260131", "1.2-alpine", "stable-slim", "PR_7"])(
    "has a tag before a digest that is no name: %s",
    (tag) => {
      expect(applied(`shop/web=${tag}@${digest}`, "shop/web:v1")).toBe(`shop/web:${tag}@${digest}`);
    },
  );

  test("may be empty or a comment", () => {
    expect(read("\n# all of them\n  # and more\nshop/web=v2\n")).toMatchObject({
      overrides: [{ tag: "v2" }],
      faults: [],
    });
  });

  test.each([
    ["shop/web", "'shop/web' has no version"],
    ["shop/web=", "there is no version after 'shop/web='; is its expression empty?"],
    ["=v2", "'' is not the name of an image"],
    ["shop/Web=v2", "'shop/Web' is not the name of an image: names are in lower case"],
    ["shop/Web:v2", "'shop/Web:v2' is not an image: names are in lower case"],
    ["shop/web:v1=v2", "'shop/web:v1' has a version; write only the name before the ="],
    [`shop/web=${digest}`, `write an @ before the digest '${digest}'`],
    ["shop/web=@sha256:abc", "'sha256:abc' is not a digest: sha256 has 64 hexadecimal digits in lower case"],
    ["shop/web=@", "'' is not a digest"],
    [
      `shop/web=other-name@${digest}`,
      `'other-name@${digest}' may be another name or a tag: write shop/web=docker.io/library/other-name@${digest} for the name, shop/web=shop/web:other-name@${digest} for the tag`,
    ],
    [`shop/web=web@${digest}`, `'web@${digest}' may be another name or a tag`],
    [`shop/v2=v2@${digest}`, `'v2@${digest}' may be another name or a tag`],
    [`python=python3@${digest}`, `'python3@${digest}' may be another name or a tag`],
    ["shop/web=-v2", "'-v2' is not a tag"],
    ["shop/web=feature+x", "'feature+x' is not a tag"],
    [`shop/web=${"t".repeat(129)}`, "at most 128"],
    ["shop/web=feature/login", "'feature/login' is not a tag: tags cannot contain '/'; is it a branch name?"],
    ["shop/web=12/merge", "'12/merge' is not a tag: tags cannot contain '/'"],
    ["shop/web=refs/heads/main", "'refs/heads/main' is not a tag: tags cannot contain '/'"],
    ["shop/web=Feature/LOGIN-1", "'Feature/LOGIN-1' is not a tag: tags cannot contain '/'"],
    ["- shop/web=v2", "'- shop/web' is not the name of an image: write one per line, without a dash"],
    ["shop/web=v2, shop/api=v2", "'v2, shop/api=v2' is not an image: write one per line, without commas"],
    ["shop/web:v2, shop/api:v2", "'shop/web:v2, shop/api:v2' is not an image: write one per line, without commas"],
    [
      "https://ghcr.io/shop/web=v2",
      "'https://ghcr.io/shop/web' is not the name of an image: write it without 'https://'",
    ],
    ["shop/web=mirror//web:v2", "'mirror//web:v2' is not an image"],
  ])("cannot be %s", (line, message) => {
    const { overrides, faults } = read(`# a comment\n${line}`);
    expect(overrides).toEqual([]);
    expect(faults).toMatchObject([{ code: "input" }]);
    expect(faults.map(words).join()).toContain(`Input 'images', line 2: `);
    expect(faults.map(words).join()).toContain(message);
  });

  test("is wrong by itself: the others are read, and all faults are told", () => {
    const { overrides, faults } = read("shop/web=v2\nshop/Api=v2\nshop/db=v1\nshop/x=");
    expect(overrides.map(({ name }) => name)).toEqual(["shop/web", "shop/db"]);
    expect(faults.map(({ message }) => /line \d/.exec(message)?.[0])).toEqual(["line 2", "line 4"]);
  });

  test("is the only one about its image, however the name is written", () => {
    const { overrides, faults } = read("nginx=1\nshop/web=v2\ndocker.io/library/nginx=2");
    expect(overrides.map(({ tag }) => tag)).toEqual(["1", "v2"]);
    expect(faults.map(words)).toEqual([
      "Input 'images', line 3: docker.io/library/nginx is already in line 1. Remove one of the two lines.",
    ]);
  });
});
