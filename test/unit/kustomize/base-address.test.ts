/** The addresses of remote bases: what Kustomize would give to Git, and what is never fetched. */
import { isRemoteAddress } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { parseAllowRemote, readAllowedAddress } from "../../../packages/push/src/manifests/remote/allow-remote.ts";
import { readBaseAddress } from "../../../packages/push/src/manifests/remote/base-address.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

describe("the address of a base", () => {
  // Repository, ref and folder as `NewRepoSpecFromURL` has them.
  test.each([
    ["https://github.com/acme/base", "https://github.com/acme/base", "HEAD", ""],
    ["github.com/acme/base/k8s/web?ref=v1", "https://github.com/acme/base", "v1", "k8s/web"],
    ["GitHub.com/acme/base//k8s", "https://github.com/acme/base", "HEAD", "k8s"],
    [
      `https://github.com/acme/base.git/k8s?ref=${commit}&timeout=90s`,
      "https://github.com/acme/base.git",
      commit,
      "k8s",
    ],
    ["git::https://git.test/acme/base//k8s?version=release/1.2", "https://git.test/acme/base", "release/1.2", "k8s"],
    ["https://git.test:8443/a/b/c.git//k8s?submodules=false", "https://git.test:8443/a/b/c.git", "HEAD", "k8s"],
    [
      "https://me@dev.azure.com/org/project/_git/repo/k8s",
      "https://me@dev.azure.com/org/project/_git/repo",
      "HEAD",
      "k8s",
    ],
    ["git@github.com:acme/base", "git@github.com:acme/base", "HEAD", ""],
    ["github.com:acme/base?ref=a%2Fb", "https://github.com/acme/base", "a/b", ""],
    ["ssh://git@github.com/acme/base/k8s", "git@github.com:acme/base", "HEAD", "k8s"],
    ["ssh://git@git.test:2222/acme/base.git", "ssh://git@git.test:2222/acme/base.git", "HEAD", ""],
    ["git@git.test:acme/base//k8s", "git@git.test:acme/base", "HEAD", "k8s"],
  ])("%s is taken apart as Kustomize does it", (text, repository, ref, path) => {
    expect(isRemoteAddress(text)).toBe(true);
    expect(readBaseAddress(text)).toMatchObject({ repository, ref, path });
  });

  test.each([
    "file:///other/repository",
    "file:///nowhere//?ref=--upload-pack=sh%20x.sh%20%23",
    "FILE:///other/repository",
    "git::file:///other/repository",
    "http://git.test/acme/base",
    "git://git.test/acme/base",
    "git::http://git.test/base.git",
    "https:git.test/acme/base",
  ])("%s is refused for its protocol", (text) => {
    expect(readBaseAddress(text)).toMatchObject({ refused: "does not use https or ssh" });
  });

  test.each([
    "https://git.test/acme/base?ref=--upload-pack=touch%20x",
    "https://git.test/acme/base?ref=-x",
    "https://git.test/acme/base?version=%2D%2Dupload-pack",
    "https://git.test/acme/base?ref=%2Brefs/heads/a",
    "https://git.test/acme/base?ref=a:b",
    "https://git.test/acme/base?ref=a..b",
    "https://git.test/acme/base?ref=a%0Ab",
    "https://git.test/acme/base?ref=a;version=b",
  ])("%s is refused for its ref", (text) => {
    expect(readBaseAddress(text)).toMatchObject({ refused: "has a ref that is not a branch, a tag or a commit" });
  });

  test.each([
    "-oProxyCommand=x@git.test:a/b",
    "ssh://-oProxyCommand=touch/a/b",
    "git@-oProxyCommand=x:a/b",
    "git@git.test:-x/b",
  ])("%s is refused, since ssh or Git could take it for an option", (text) =>
    expect(isRemoteAddress(text) ? readBaseAddress(text) : { refused: "" }).toHaveProperty("refused"),
  );

  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "0",
    "localhost",
    "LOCALHOST.",
    "a.localhost",
    "169.254.169.254",
    "0xa9fea9fe",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]",
    "[fe80::1]",
    "[fd00:ec2::254]",
  ])("with the host %s is refused, over https and ssh", (host) => {
    const refused = "points to this machine or to a link-local address";
    for (const text of [`https://${host}/acme/base`, `https://${host}:8443/acme/base`, `ssh://git@${host}/acme/base`]) {
      expect(readBaseAddress(text)).toMatchObject({ refused });
    }
  });

  test.each(["https://10.0.0.5/acme/base", "https://git.localhost.test/acme/base", "ssh://git@[fd12::1]/acme/base"])(
    "%s may be a company's own server",
    (text) => expect(readBaseAddress(text)).not.toHaveProperty("refused"),
  );

  test.each([
    "https://github.com/acme/base/raw/v1/install.yaml",
    "https://files.test/web.yml?ref=v1",
    "https://git.test/a/b.json",
  ])("%s is a file, which is not fetched", (text) =>
    expect(readBaseAddress(text)).toMatchObject({ refused: "is a file: only repositories are fetched" }),
  );

  test.each([
    "https://git.test",
    "https://git.test/base",
    "https://git.test/acme/../evil/base",
    "https://git.test/acme/%2e%2e/evil",
    "https://git.test/acme/base k8s",
    "https://me:hunter2@git.test/acme/base",
    "me@folder/a/b",
    "https://git.test/acme/base\\k8s",
  ])("%s is refused", (text) => expect(readBaseAddress(text)).toHaveProperty("refused"));

  test.each(["web.yaml", "../base", "k8s/github.com/acme", "../me@base", "a b@c", "ext::sh -c true"])(
    "%j is none, but a file or a folder",
    (text) => expect(isRemoteAddress(text)).toBe(false),
  );
});

describe("input allow-remote", () => {
  const allowed = (address: string, ...lines: readonly string[]) => {
    const { allowRemote, faults } = parseAllowRemote(lines.map((text, index) => ({ text, line: index + 1 })));
    expect(faults).toEqual([]);
    return !("refused" in readAllowedAddress(address, allowRemote));
  };

  test("allows every repository where it is not given, and none with `none`", () => {
    expect(allowed("https://github.com/acme/base")).toBe(true);
    expect(allowed("https://github.com/acme/base", "none")).toBe(false);
  });

  test.each([
    ["https://github.com/acme/base", "https://github.com/acme/", true],
    ["https://github.com/acme/base", "https://github.com/acme", true],
    ["https://github.com/acme/base.git//k8s", "https://github.com/acme/base", true],
    ["https://github.com/acme/base", "https://github.com/acme/base.git", true],
    ["github.com/acme/base/k8s", "https://GitHub.com/acme/", true],
    ["https://me@github.test/acme/base", "https://github.test/acme/", true],
    ["git@github.com:acme/base", "ssh://git@github.com/acme/", true],
    ["ssh://git@github.com/acme/base", "git@github.com:acme/", true],
    ["https://github.com/acme-2/base", "https://github.com/acme", false],
    ["https://github.com/acme/base-2", "https://github.com/acme/base", false],
    ["https://github.com.evil.test/acme/base", "https://github.com/acme/", false],
    ["https://git.test:8443/acme/base", "https://git.test/acme/", false],
    ["git@github.com:acme/base", "https://github.com/acme/", false],
    ["https://github.com/acme//../evil/base", "https://github.com/acme/", false],
  ])("%s under %s: %s", (address, prefix, is) => expect(allowed(address, "https://other.test/", prefix)).toBe(is));

  test.each([["none", "https://github.com/acme/"], ["acme"], ["http://github.com/acme/"], ["file:///acme"], ["*"]])(
    "cannot be %s",
    (...lines) => {
      const { faults } = parseAllowRemote(lines.map((text, index) => ({ text, line: index + 1 })));
      expect(faults.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^Input 'allow-remote', line 1: .* is not a prefix of a Git address$/),
      ]);
    },
  );
});
