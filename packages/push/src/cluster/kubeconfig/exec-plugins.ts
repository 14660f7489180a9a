import { UserError } from "@pushpull/core/errors";
import type { Kubeconfig, KubeUser } from "./kubeconfig.ts";

/** How a cloud's tool invokes its exec plugin in the kubeconfigs that it writes. */
interface KnownPlugin {
  /** Subcommands, in order. */
  readonly subcommands: readonly string[];
  /** An argument after the subcommands: the name of the cluster, if it is not an option. */
  readonly target?: RegExp;
  /** Options with a value. */
  readonly options: readonly string[];
  /** Options without a value. */
  readonly switches: readonly string[];
  /** Environment variables. */
  readonly env: readonly string[];
  /** The only values that some options and variables may have. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** The application of every AKS API server in Microsoft Entra ID: a token for it is valid for nothing else in Azure. */
const aksServer = "6dae42f8-4368-4678-94ff-3960e28e3630";

/**
 * The values of `kubelogin get-token --login` that use credentials in the kubeconfig, and the login of `az`, which people
 * use after azure/login. `msi`, `workloadidentity` and `azd` use other identities of the machine.
 */
const azureLogins = ["spn", "ropc", "devicecode", "interactive", "azurecli"];

/**
 * Credentials and names. Variables that run a program (`AWS_PAGER`), refer to a file (`AWS_CONFIG_FILE`, whose
 * `credential_process` is a program; `AWS_WEB_IDENTITY_TOKEN_FILE`) or to another server (`AWS_ENDPOINT_URL`) are left
 * out.
 */
const awsVariables: readonly string[] = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_STS_REGIONAL_ENDPOINTS",
  "AWS_ROLE_ARN",
  "AWS_ROLE_SESSION_NAME",
  "AWS_USE_FIPS_ENDPOINT",
  "AWS_USE_DUALSTACK_ENDPOINT",
];

/**
 * The exec plugins that cloud providers' tools write into kubeconfigs (EKS, GKE, AKS, DigitalOcean, Oracle), with the
 * arguments and variables that a login needs. A kubeconfig can run any program, and one given as an input is untrusted:
 * only these plugins run without being listed in `allow-exec`.
 */
const knownPlugins: Readonly<Record<string, KnownPlugin>> = {
  // AWS CLI, `aws eks update-kubeconfig` and `aws eks get-token`
  aws: {
    subcommands: ["eks", "get-token"],
    options: ["--cluster-name", "--cluster-id", "--role", "--role-arn", "--region", "--profile", "--output"],
    switches: [],
    env: awsVariables,
  },
  // sigs.k8s.io/aws-iam-authenticator, `token`
  "aws-iam-authenticator": {
    subcommands: ["token"],
    options: ["-i", "--cluster-id", "-r", "--role", "-s", "--session-name", "-e", "--external-id", "--region"],
    switches: ["--cache", "--forward-session-name"],
    env: awsVariables,
  },
  // k8s.io/cloud-provider-gcp/cmd/gke-gcloud-auth-plugin
  "gke-gcloud-auth-plugin": {
    subcommands: [],
    options: ["--project", "--location", "--cluster", "--impersonate_service_account"],
    switches: ["--use_application_default_credentials", "--use_edge_cloud"],
    env: [
      "USE_GKE_GCLOUD_AUTH_PLUGIN",
      "CLOUDSDK_ACTIVE_CONFIG_NAME",
      "CLOUDSDK_CORE_ACCOUNT",
      "CLOUDSDK_CORE_PROJECT",
      "CLOUDSDK_COMPUTE_REGION",
      "CLOUDSDK_COMPUTE_ZONE",
    ],
  },
  // github.com/Azure/kubelogin, `get-token`; `--authority-host` would send this run's token to another server
  kubelogin: {
    subcommands: ["get-token"],
    options: [
      "--login",
      "-l",
      "--server-id",
      "--client-id",
      "--client-secret",
      "--tenant-id",
      "-t",
      "--environment",
      "-e",
      "--username",
      "--password",
      "--identity-resource-id",
      "--pop-claims",
      "--timeout",
    ],
    switches: ["--legacy", "--pop-enabled", "--use-azurerm-env-vars", "--disable-environment-override"],
    env: [
      "AAD_LOGIN_METHOD",
      "AAD_SERVICE_PRINCIPAL_CLIENT_ID",
      "AAD_SERVICE_PRINCIPAL_CLIENT_SECRET",
      "AAD_USER_PRINCIPAL_NAME",
      "AAD_USER_PRINCIPAL_PASSWORD",
      "AZURE_CLIENT_ID",
      "AZURE_CLIENT_SECRET",
      "AZURE_TENANT_ID",
      "AZURE_USERNAME",
      "AZURE_PASSWORD",
      "ARM_CLIENT_ID",
      "ARM_CLIENT_SECRET",
      "ARM_TENANT_ID",
      "ARM_SUBSCRIPTION_ID",
    ],
    values: { "--server-id": [aksServer], "--login": azureLogins, "-l": azureLogins, AAD_LOGIN_METHOD: azureLogins },
  },
  // doctl, `kubernetes cluster kubeconfig exec-credential`
  doctl: {
    subcommands: ["kubernetes", "cluster", "kubeconfig", "exec-credential"],
    target: /^[a-z0-9][a-z0-9-]*$/i,
    options: ["--version", "--context", "--access-token", "-t"],
    switches: [],
    env: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_CONTEXT"],
  },
  // Oracle's CLI, `oci ce cluster generate-token`
  oci: {
    subcommands: ["ce", "cluster", "generate-token"],
    options: ["--cluster-id", "--region", "--profile", "--auth"],
    switches: [],
    env: [
      "OCI_CLI_PROFILE",
      "OCI_CLI_REGION",
      "OCI_CLI_AUTH",
      "OCI_CLI_TENANCY",
      "OCI_CLI_USER",
      "OCI_CLI_FINGERPRINT",
      "OCI_CLI_KEY_CONTENT",
      "OCI_CLI_PASSPHRASE",
      "OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING",
      "SUPPRESS_LABEL_WARNING",
    ],
  },
};

/** The commands that run without being listed in `allow-exec`. */
export const knownExecPlugins: readonly string[] = Object.keys(knownPlugins);

type ExecConfig = NonNullable<KubeUser["exec"]>;

/**
 * Rejects exec plugins of a kubeconfig that are not allowed. A known command counts only without a path, so that it is
 * looked up in PATH and not where the kubeconfig points. A variable such as `LD_PRELOAD` or `PYTHONWARNINGS`, or an
 * option with a file or a server, would make it run other code: only those in {@link knownPlugins} are accepted.
 */
export function refusedExecPlugins(config: Kubeconfig, allowed: readonly string[]): readonly UserError[] {
  return (config.users ?? []).flatMap(({ name, user }) => {
    const exec = user?.exec;
    if (exec?.command === undefined || allowed.includes(exec.command)) return [];
    const known = Object.hasOwn(knownPlugins, exec.command) ? knownPlugins[exec.command] : undefined;
    if (known === undefined) return [unknownProgram(name, exec.command)];
    const extra = [...unknownVariables(exec, known), ...unknownArguments(exec, known)];
    return extra.length === 0 ? [] : [unknownUse(name, exec.command, extra)];
  });
}

function unknownProgram(user: string, command: string): UserError {
  return new UserError(`The kubeconfig's user '${user}' runs the program '${command}' to log in`, {
    code: "kubeconfig",
    hint: `If you trust it, list it in input 'allow-exec'. Always allowed: ${knownExecPlugins.join(", ")}.`,
  });
}

function unknownUse(user: string, command: string, extra: readonly string[]): UserError {
  return new UserError(`The kubeconfig's user '${user}' runs ${command} with ${extra.join(", ")}`, {
    code: "kubeconfig",
    hint: `By default only the arguments and variables of the cloud's own login are allowed. Remove the others, or list ${command} in input 'allow-exec' if you trust the author of this kubeconfig.`,
  });
}

function unknownVariables({ env }: ExecConfig, known: KnownPlugin): readonly string[] {
  return (env ?? [])
    .filter(
      ({ name, value }) => !known.env.includes(name) || !isPlainValue(value) || !isAllowedValue(known, name, value),
    )
    .map(({ name }) => `the environment variable ${name}`);
}

/** Describes an option by its name, and any other argument by its position, since it may be a secret. */
function unknownArguments({ args }: ExecConfig, known: KnownPlugin): readonly string[] {
  const given = args ?? [];
  const unknown: number[] = [];
  let matched = 0;
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? "";
    const [option = "", attached] = splitOption(argument);
    if (known.switches.includes(option) && attached === undefined) continue;
    if (known.options.includes(option)) {
      const at = index;
      if (attached === undefined) index++;
      const value = attached ?? given[index] ?? "";
      if (!isAllowedValue(known, option, value)) unknown.push(at);
      else if (!isPlainValue(value) || (attached === undefined && value.startsWith("-"))) unknown.push(index);
    } else if (argument === known.subcommands[matched]) matched++;
    else if (matched === known.subcommands.length && known.target?.test(argument)) matched++;
    else unknown.push(index);
  }
  return unknown.map((index) => {
    const argument = given[index] ?? "";
    return /^--[a-z]/i.test(argument) ? `the option ${splitOption(argument)[0]}` : `its argument ${index + 1}`;
  });
}

function splitOption(argument: string): readonly [string, string | undefined] {
  const end = argument.indexOf("=");
  return end === -1 ? [argument, undefined] : [argument.slice(0, end), argument.slice(end + 1)];
}

function isAllowedValue({ values = {} }: KnownPlugin, name: string, value: string): boolean {
  return !Object.hasOwn(values, name) || values[name]?.includes(value) === true;
}

/**
 * Some plugins read the file, or fetch the URL, in a value such as `file:///etc/passwd`. Others make a URL of a region or a
 * name, which no sign of a URL may turn into one of another host or path.
 */
function isPlainValue(value: string): boolean {
  return !/^(fileb?|https?):|[?#\\\s]|\.\./i.test(value);
}
