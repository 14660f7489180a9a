import { UserError } from "@pushpull/core/errors";
import type { Kubeconfig } from "./kubeconfig.ts";

/** Fields that contain a file path, and the field to use instead. */
const fileFields: Readonly<Record<string, string>> = {
  tokenfile: "`token`",
  "client-certificate": "`client-certificate-data`",
  "client-key": "`client-key-data`",
  "certificate-authority": "`certificate-authority-data`",
};

/** The only auth-provider that runs no program: `gcp` runs its `cmd-path` (kubectl before 1.26). */
const plainAuthProvider = "oidc";

/**
 * Rejects references to files of the runner in a kubeconfig given as an input: kubectl would read them and send them to
 * the server in the same kubeconfig, whose author may have no access to this machine.
 */
export function refusedFileReferences(config: Kubeconfig): readonly UserError[] {
  const clusters = (config.clusters ?? []).flatMap(({ name, cluster }) => filesIn(`cluster '${name}'`, cluster));
  const users = (config.users ?? []).flatMap(({ name, user }) => {
    const provider = user?.["auth-provider"];
    const files = [...filesIn(`user '${name}'`, user), ...providerFiles(`user '${name}'`, provider?.config)];
    return provider === undefined || provider.name === plainAuthProvider ? files : [...files, oldProvider(name)];
  });
  return [...clusters, ...users];
}

function filesIn(owner: string, fields: object | undefined): readonly UserError[] {
  return Object.entries(fields ?? {}).flatMap(([field, value]) => {
    const instead = fileFields[field.toLowerCase()];
    return instead === undefined || value === "" ? [] : [fileFault(owner, field, instead)];
  });
}

function providerFiles(owner: string, config: Readonly<Record<string, string>> | undefined): readonly UserError[] {
  const field = "idp-certificate-authority";
  return (config?.[field] ?? "") === "" ? [] : [fileFault(owner, field, `\`${field}-data\``)];
}

function fileFault(owner: string, field: string, instead: string): UserError {
  return new UserError(`The kubeconfig's ${owner} refers to a file on the runner in \`${field}\``, {
    code: "kubeconfig",
    hint: `A kubeconfig given as text must contain everything itself, in ${instead}: export it with \`kubectl config view --raw --minify --flatten\`. Or write it to a file and set KUBECONFIG to its path.`,
  });
}

function oldProvider(user: string): UserError {
  return new UserError(`The kubeconfig's user '${user}' uses an auth-provider that kubectl no longer supports`, {
    code: "kubeconfig",
    hint: "Export it again with a current version of the cloud's tool: it uses an exec plugin, such as gke-gcloud-auth-plugin or kubelogin.",
  });
}
