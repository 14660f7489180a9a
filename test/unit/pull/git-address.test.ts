import { describe, expect, test } from "vitest";
import { readAddress } from "../../../packages/pull/src/git/address.ts";
import { manifestPathspecs } from "../../../packages/pull/src/git/search.ts";

const token = { kind: "token", token: "secret" } as const;
const key = { kind: "ssh", key: "key", knownHosts: undefined } as const;

describe("an address", () => {
  test.for([
    ["https://github.com/acme/deploy", token, { protocol: "https", origin: "https://github.com", user: undefined }],
    [
      "https://robot@git.example.com:8443/acme/deploy.git",
      token,
      { url: "https://git.example.com:8443/acme/deploy.git", user: "robot" },
    ],
    ["http://127.0.0.1:3000/acme/deploy.git", token, { protocol: "http" }],
    ["git@github.com:acme/deploy.git", key, { protocol: "ssh", host: "github.com", port: 22 }],
    ["ssh://git@ssh.github.com:443/acme/deploy.git", key, { protocol: "ssh", host: "ssh.github.com", port: 443 }],
    ["file:///srv/git/deploy.git", { kind: "none" }, { protocol: "file" }],
  ] as const)("%s is taken apart", ([url, credentials, expected]) => {
    expect(readAddress(url, credentials)).toMatchObject(expected);
  });

  test.for([
    ["acme/deploy", token, "'acme/deploy' is not the address of a Git repository"],
    ["/srv/git/deploy.git", token, "'/srv/git/deploy.git' is not the address of a Git repository"],
    ["ext::sh -c touch% /tmp/x", token, "'ext::sh -c touch% /tmp/x' is not the address of a Git repository"],
    ["-oProxyCommand=x:y", key, "'-oProxyCommand=x:y' is not the address of a Git repository"],
    ["ssh://-oProxyCommand=x/y", key, "'ssh://-oProxyCommand=x/y' is not the address of a Git repository"],
    ["git@-oProxyCommand=x:y", key, "'git@-oProxyCommand=x:y' is not the address of a Git repository"],
    ["ftp://example.com/x", token, "'ftp://example.com/x' is not the address of a Git repository"],
    [
      "http://git.example.com/x",
      token,
      "http://git.example.com/x is not encrypted: others on the network could read the token",
    ],
    ["git@github.com:acme/deploy", token, "git@github.com:acme/deploy uses ssh, but there is no key"],
    [
      "https://github.com/acme/deploy",
      key,
      "https://github.com/acme/deploy does not use ssh, but input 'ssh-key' is set",
    ],
  ] as const)("%s is refused", ([url, credentials, message]) => {
    expect(() => readAddress(url, credentials)).toThrow(message);
  });
});

test("lines of 'manifests' that lead out of the repository are refused, all at once", () => {
  const lines = ["deploy", "../other", "/etc", "https://github.com/x", "!", "C:\\x", "a/../b"];
  expect(() => manifestPathspecs(lines.map((text, index) => ({ text, line: index + 1 })))).toThrow(
    [
      "Input 'manifests', line 2: '../other' leads out of the repository",
      "Input 'manifests', line 3: '/etc' is an absolute path, not one in the repository",
      "Input 'manifests', line 4: 'https://github.com/x' is a URL, not a path in the repository",
      "Input 'manifests', line 5: '' is empty",
      "Input 'manifests', line 6: 'C:\\x' is an absolute path, not one in the repository",
      "Input 'manifests', line 7: 'a/../b' leads out of the repository",
    ].join("\n"),
  );
});
