import { UserError } from "@pushpull/core/errors";
import type { Kubeconfig } from "./kubeconfig.ts";

/** The fields that name a file, and what to write instead. */
const fileFields: Readonly<Record<string, string>> = {
  tokenfile: "`token`",
  "client-certificate": "`client-certificate-data`",
  "client-key": "`client-key-data`",
  "certificate-authority": "`certificate-authority-data`",
};

/** The one auth-provider that runs no program: `gcp` runs what its `cmd-path` names (kubectl before 1.26). */
const plainAuthProvider = "oidc";

/**
 * Finds the files of the runner that a kubeconfig given as an input names: kubectl would read them, and send them to the
 * server that the same kubeconfig names. Whoever wrote it may not have had access to this machine.
 */
export function refusedFiles(config: Kubeconfig): readonly UserError[] {
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
  return new UserError(`The kubeconfig's ${owner} names a file of the runner in \`${field}\``, {
    code: "kubeconfig",
    hint: `Given as a text, a kubeconfig has to hold everything itself, in ${instead}: export it with \`kubectl config view --raw --minify --flatten\`. Or write it to a file and name that in KUBECONFIG.`,
  });
}

function oldProvider(user: string): UserError {
  return new UserError(
    `The kubeconfig's user '${user}' logs in by an auth-provider, which kubectl no longer has for this cloud`,
    {
      code: "kubeconfig",
      hint: "Export it again with a current version of the cloud's tools: they use an exec plugin, such as gke-gcloud-auth-plugin or kubelogin.",
    },
  );
}
