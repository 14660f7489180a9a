import { describe, expect, test } from "vitest";
import { knownExecPlugins, refusedExecPlugins } from "../../packages/push/src/cluster/kubeconfig/exec-plugins.ts";
import { readKubeconfig } from "../../packages/push/src/cluster/kubeconfig/kubeconfig.ts";

/** The faults of a kubeconfig whose users run these commands to log in. */
function refused(commands: readonly (string | undefined)[], allowed: readonly string[] = []): readonly string[] {
  const users = commands.map((command, index) => ({
    name: `user-${index}`,
    user: command === undefined ? { token: "t" } : { exec: { apiVersion: "client.authentication.k8s.io/v1", command } },
  }));
  const config = readKubeconfig(JSON.stringify({ apiVersion: "v1", kind: "Config", clusters: [], users }));
  return refusedExecPlugins(config, allowed).map(({ message, hint }) => `${message}. ${hint}`);
}

describe("an exec plugin of a kubeconfig", () => {
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

  test("is named with its user and a hint, each of them", () => {
    expect(refused(["aws", "sh", "curl"])).toEqual([
      expect.stringContaining(
        "user 'user-1' runs the program 'sh' to log in. If you trust it, list it in input 'allow-exec'",
      ),
      expect.stringContaining("user 'user-2' runs the program 'curl'"),
    ]);
  });

  test("is none if the list of users is empty", () => {
    const config = readKubeconfig("apiVersion: v1\nkind: Config\nclusters: []\nusers:\n");
    expect(refusedExecPlugins(config, [])).toEqual([]);
  });
});

/** The application of AKS in Microsoft Entra ID, as `az aks get-credentials` writes it. */
const aksServer = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** What is said of one login program, with its arguments and variables. */
function used(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  allowed: string[] = [],
) {
  const exec = { command, args, env: Object.entries(env).map(([name, value]) => ({ name, value })) };
  const config = readKubeconfig(JSON.stringify({ clusters: [], users: [{ name: "ci", user: { exec } }] }));
  return refusedExecPlugins(config, allowed).map(({ message }) => message);
}

describe("a cloud's own login program", () => {
  // As the clouds' tools write them.
  test.each([
    [
      "aws",
      ["--region", "eu-central-1", "eks", "get-token", "--cluster-name", "a", "--output", "json"],
      { AWS_PROFILE: "p" },
    ],
    [
      "aws",
      ["eks", "get-token", "--cluster-name=a", "--role", "arn:aws:iam::1:role/x"],
      { AWS_STS_REGIONAL_ENDPOINTS: "regional" },
    ],
    ["aws-iam-authenticator", ["token", "-i", "a", "-r", "arn:aws:iam::1:role/x"], { AWS_PROFILE: "p" }],
    ["gke-gcloud-auth-plugin", [], {}],
    ["gke-gcloud-auth-plugin", ["--use_application_default_credentials"], { USE_GKE_GCLOUD_AUTH_PLUGIN: "True" }],
    [
      "kubelogin",
      [
        "get-token",
        "--login",
        "spn",
        "--environment",
        "AzurePublicCloud",
        "--server-id",
        aksServer,
        "--client-id",
        "c",
        "--tenant-id",
        "t",
      ],
      { AAD_SERVICE_PRINCIPAL_CLIENT_SECRET: "s" },
    ],
    ["kubelogin", ["get-token", "-l", "azurecli", "--server-id", aksServer], {}],
    [
      "doctl",
      ["kubernetes", "cluster", "kubeconfig", "exec-credential", "--version=v1beta1", "--context=default", "0e1f-2"],
      {},
    ],
    [
      "oci",
      [
        "ce",
        "cluster",
        "generate-token",
        "--cluster-id",
        "ocid1.cluster.oc1",
        "--region",
        "r",
        "--auth",
        "security_token",
      ],
      { OCI_CLI_PROFILE: "p" },
    ],
  ])("may be used as its cloud's tools write it: %s %j", (command, args, env) => {
    expect(used(command, args, env)).toEqual([]);
  });

  test.each([
    "LD_PRELOAD",
    "PYTHONWARNINGS",
    "PYTHONPATH",
    "BROWSER",
    "CLOUDSDK_PYTHON",
    "NODE_OPTIONS",
    "PATH",
    "HOME",
    "AWS_CONFIG_FILE",
    "AWS_PAGER",
    "AWS_ENDPOINT_URL",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "AZURE_AUTHORITY_HOST",
    "HTTPS_PROXY",
    "aws_profile",
    "__proto__",
    "",
  ])("may not have the environment variable '%s' unless it is named", (name) => {
    for (const command of knownExecPlugins) {
      expect(used(command, [], Object.fromEntries([[name, "x"]]))).toEqual([
        `The kubeconfig's user 'ci' runs ${command} with the environment variable ${name}`,
      ]);
      expect(used(command, [], Object.fromEntries([[name, "x"]]), [command])).toEqual([]);
    }
  });

  test.each(["msi", "workloadidentity", "azd"])("may not log in to Azure by %s in a variable", (login) => {
    const env = { AAD_LOGIN_METHOD: login };
    expect(used("kubelogin", ["get-token"], env)).toEqual([
      "The kubeconfig's user 'ci' runs kubelogin with the environment variable AAD_LOGIN_METHOD",
    ]);
    expect(used("kubelogin", ["get-token"], env, ["kubelogin"])).toEqual([]);
  });

  test.each<readonly [string, readonly string[], string]>([
    ["aws", ["eks", "get-token", "--endpoint-url", "https://x.test"], "the option --endpoint-url, its argument 4"],
    ["aws", ["eks", "get-token", "--no-verify-ssl"], "the option --no-verify-ssl"],
    ["aws", ["eks", "get-token", "--cluster-name", "file:///etc/passwd"], "its argument 4"],
    ["aws", ["eks", "get-token", "--cluster-name=FILE:///etc/passwd"], "the option --cluster-name"],
    ["aws", ["eks", "get-token", "--region", "--debug"], "the option --debug"],
    ["aws", ["s3", "cp", "/etc/passwd", "s3://x"], "its argument 1, its argument 2, its argument 3, its argument 4"],
    ["aws", ["eks", "get-token", "get-token"], "its argument 3"],
    ["aws", ["get-token", "eks"], "its argument 1"],
    ["kubelogin", ["get-token", "--authority-host", "https://x.test"], "the option --authority-host, its argument 3"],
    ["kubelogin", ["get-token", "--browser-command=/bin/sh"], "the option --browser-command"],
    ["kubelogin", ["get-token", "--login=spn", "--legacy=true"], "the option --legacy"],
    ["kubelogin", ["get-token", "-l", "azurecli", "--server-id", "https://vault.azure.net"], "the option --server-id"],
    ["kubelogin", ["get-token", `--server-id=${aksServer}`, "--server-id=6d"], "the option --server-id"],
    ["kubelogin", ["get-token", "--server-id"], "the option --server-id"],
    ...["msi", "workloadidentity", "azd", "MSI", ""].flatMap((login) => [
      ["kubelogin", ["get-token", "--login", login, "--server-id", aksServer], "the option --login"] as const,
      ["kubelogin", ["get-token", `--login=${login}`, "--server-id", aksServer], "the option --login"] as const,
      ["kubelogin", ["get-token", "-l", login, "--server-id", aksServer], "its argument 2"] as const,
    ]),
    ["gke-gcloud-auth-plugin", ["-v=9"], "its argument 1"],
    ["doctl", ["kubernetes", "cluster", "kubeconfig", "exec-credential", "a", "b"], "its argument 6"],
    ["doctl", ["compute", "ssh", "x"], "its argument 1, its argument 2, its argument 3"],
    ["oci", ["ce", "cluster", "generate-token", "--config-file=/x"], "the option --config-file"],
    ["oci", ["ce", "cluster", "generate-token", "--region", "@other.example/n?"], "its argument 5"],
    ["oci", ["ce", "cluster", "generate-token", "--cluster-id", "../../x"], "its argument 5"],
  ])("may not have other arguments unless it is named: %s %j", (command, args, extra) => {
    expect(used(command, args)).toEqual([`The kubeconfig's user 'ci' runs ${command} with ${extra}`]);
    expect(used(command, args, {}, [command])).toEqual([]);
  });
});
