import { describe, expect, test } from "vitest";
import { knownExecPlugins, refusedExecPlugins } from "../../packages/push/src/access/exec-plugins.ts";
import { readKubeconfig } from "../../packages/push/src/access/kubeconfig.ts";

/** The faults of a kubeconfig whose users run these commands to log in. */
function refused(commands: readonly (string | undefined)[], allowed: readonly string[] = []): readonly string[] {
  const users = commands.map((command, index) => ({
    name: `user-${index}`,
    user: command === undefined ? { token: "t" } : { exec: { apiVersion: "client.authentication.k8s.io/v1", command } },
  }));
  const config = readKubeconfig(JSON.stringify({ apiVersion: "v1", kind: "Config", clusters: [], users }));
  return refusedExecPlugins(config, allowed).map(({ message, hint }) => `${message}. ${hint}`);
}

describe("a program that a kubeconfig runs to log in", () => {
  test("may be one of the clouds' own", () => {
    expect(refused([...knownExecPlugins, undefined])).toEqual([]);
  });

  test.each(["sh", "/usr/bin/aws", "./aws", "../gke-gcloud-auth-plugin", "aws ", "AWS", "aws\n", ""])(
    "may not be %j unless it is named",
    (command) => {
      expect(refused([command])).toHaveLength(1);
      expect(refused([command], [command])).toEqual([]);
    },
  );

  test("is allowed as it is written in full, not by its last part", () => {
    expect(refused(["/opt/login"], ["login"])).toHaveLength(1);
    expect(refused(["login"], ["/opt/login"])).toHaveLength(1);
  });

  test("is named with its user and with what to do, each of them", () => {
    expect(refused(["aws", "sh", "curl"])).toEqual([
      expect.stringContaining(
        "user 'user-1' runs the program 'sh' to log in. If you trust it, name it in input 'allow-exec'",
      ),
      expect.stringContaining("user 'user-2' runs the program 'curl'"),
    ]);
  });

  test("is none where the list of users is left empty", () => {
    const config = readKubeconfig("apiVersion: v1\nkind: Config\nclusters: []\nusers:\n");
    expect(refusedExecPlugins(config, [])).toEqual([]);
  });
});
