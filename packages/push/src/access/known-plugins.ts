/** How a cloud's own login program is used in the kubeconfigs that the cloud's tools write. */
export interface KnownPlugin {
  /** The command's words, in their order. */
  readonly words: readonly string[];
  /** What follows the words: the name of the cluster, where it is no option. */
  readonly target?: RegExp;
  /** Options that are followed by a value. */
  readonly options: readonly string[];
  /** Options that have no value. */
  readonly switches: readonly string[];
  /** Environment variables. */
  readonly env: readonly string[];
}

/**
 * Credentials and names. Left out is what runs a program (`AWS_PAGER`), names a file (`AWS_CONFIG_FILE`, whose
 * `credential_process` is a program; `AWS_WEB_IDENTITY_TOKEN_FILE`), or another server (`AWS_ENDPOINT_URL`).
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
 * Programs that cloud providers' own tools write into kubeconfigs (EKS, GKE, AKS, DigitalOcean, Oracle), with the
 * arguments and variables that a login needs. A kubeconfig can name any program, so one that comes as an input is a
 * program from outside: only these run without being named.
 */
export const knownPlugins: Readonly<Record<string, KnownPlugin>> = {
  // AWS CLI, `aws eks update-kubeconfig` and `aws eks get-token`
  aws: {
    words: ["eks", "get-token"],
    options: ["--cluster-name", "--cluster-id", "--role", "--role-arn", "--region", "--profile", "--output"],
    switches: [],
    env: awsVariables,
  },
  // sigs.k8s.io/aws-iam-authenticator, `token`
  "aws-iam-authenticator": {
    words: ["token"],
    options: ["-i", "--cluster-id", "-r", "--role", "-s", "--session-name", "-e", "--external-id", "--region"],
    switches: ["--cache", "--forward-session-name"],
    env: awsVariables,
  },
  // k8s.io/cloud-provider-gcp/cmd/gke-gcloud-auth-plugin
  "gke-gcloud-auth-plugin": {
    words: [],
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
  // github.com/Azure/kubelogin, `get-token`; `--authority-host` would send this run's token elsewhere
  kubelogin: {
    words: ["get-token"],
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
  },
  // doctl, `kubernetes cluster kubeconfig exec-credential`
  doctl: {
    words: ["kubernetes", "cluster", "kubeconfig", "exec-credential"],
    target: /^[a-z0-9][a-z0-9-]*$/i,
    options: ["--version", "--context", "--access-token", "-t"],
    switches: [],
    env: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_CONTEXT"],
  },
  // Oracle's CLI, `oci ce cluster generate-token`
  oci: {
    words: ["ce", "cluster", "generate-token"],
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
