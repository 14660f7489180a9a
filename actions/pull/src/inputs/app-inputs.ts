import type { InputReader, RunContext } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { type ForgeRepository, forgeRepositoryOf } from "./forge-inputs.ts";

/** A GitHub App, and the repository that it creates a token for. */
export interface AppInputs extends ForgeRepository {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Reads the App; undefined if none is given. Faults are added to the reader. */
export function readApp(read: InputReader, repository: RepositoryAddress, run: RunContext): AppInputs | undefined {
  const [appId, privateKey] = [read.text("app-id"), read.text("app-private-key")];
  if (appId === undefined && privateKey === undefined) return undefined;
  if (appId === undefined || privateKey === undefined) {
    const [given, missing] = appId === undefined ? ["app-private-key", "app-id"] : ["app-id", "app-private-key"];
    read.fault(
      `Input '${given}' is set, but '${missing}' is empty`,
      "Set both. If it is a secret, check its name, and that this repository can read it.",
    );
    return undefined;
  }
  if (read.text("ssh-key") !== undefined) {
    read.fault("Inputs 'app-id' and 'ssh-key' are both set", "Keep one of them.");
    return undefined;
  }
  // The repository's fault is already reported.
  if (repository.url === "") return undefined;
  const target = /^https?:/.test(repository.url) ? forgeRepositoryOf(repository, run) : undefined;
  if (target === undefined) {
    read.fault(
      `Input 'app-id' is set, but ${repository.name} is not a GitHub repository with an https address`,
      "Use owner/name or https://HOST/owner/name.",
    );
    return undefined;
  }
  const { host } = new URL(target.page);
  const home = serverOfApp(read, run);
  if (home === undefined || host === home.host) return { appId, privateKey, ...target };
  read.fault(
    `The App belongs to ${home.host}, but ${target.repository} is on ${host}`,
    `A server that receives the App's JWT can act as the App. If the App belongs to ${host}, set app-server: https://${host}. Nothing was sent to ${host}.`,
  );
  return undefined;
}

/** The server that the App belongs to: this run's own, unless input `app-server` names another. */
function serverOfApp(read: InputReader, { server }: RunContext): URL | undefined {
  const written = read.text("app-server");
  if (written === undefined) return server;
  const url = URL.parse(written);
  if (url?.protocol === "https:" && url.pathname === "/" && url.username === "") return url;
  read.fault(`Input 'app-server' is '${written}'`, "Use the address of a server, such as https://github.acme.com.");
  return undefined;
}
