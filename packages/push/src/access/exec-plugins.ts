import { UserError } from "@pushpull/core";
import type { Kubeconfig } from "./kubeconfig.ts";

/**
 * Commands that cloud providers' own tools write into kubeconfigs (EKS, GKE, AKS, DigitalOcean, Oracle). A kubeconfig
 * can name any program, so one that comes as an input is a program from outside: only these run without being named.
 */
export const knownExecPlugins: readonly string[] = [
  "aws",
  "aws-iam-authenticator",
  "gke-gcloud-auth-plugin",
  "kubelogin",
  "doctl",
  "oci",
];

/**
 * Finds the exec plugins of a kubeconfig that may not run. A known name counts only without a path before it:
 * it is found by PATH then, and not wherever the kubeconfig points.
 */
export function refusedExecPlugins(config: Kubeconfig, allowed: readonly string[]): readonly UserError[] {
  return (config.users ?? []).flatMap(({ name, user }) => {
    const command = user?.exec?.command;
    if (command === undefined || knownExecPlugins.includes(command) || allowed.includes(command)) return [];
    return [
      new UserError(`The kubeconfig's user '${name}' runs the program '${command}' to log in`, {
        code: "kubeconfig",
        hint: `If you trust it, name it in input 'allow-exec'. Allowed as they are: ${knownExecPlugins.join(", ")}.`,
      }),
    ];
  });
}
