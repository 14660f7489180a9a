import type { InputReader, RunContext } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { type ForgePlace, forgePlaceOf } from "./forge-inputs.ts";

/** A GitHub App, and the repository that it is to make a token for. */
export interface AppInputs extends ForgePlace {
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
      "Set both. If it is a secret: is its name right, and can this repository read it?",
    );
    return undefined;
  }
  if (read.text("ssh-key") !== undefined) {
    read.fault("Inputs 'app-id' and 'ssh-key' are both set", "Keep one of them.");
    return undefined;
  }
  // The repository has a fault of its own already.
  if (repository.url === "") return undefined;
  const place = /^https?:/.test(repository.url) ? forgePlaceOf(repository, run) : undefined;
  if (place === undefined) {
    read.fault(
      `Input 'app-id' is set, but ${repository.name} is not a GitHub repository with an https address`,
      "Write it as owner/name or https://HOST/owner/name.",
    );
    return undefined;
  }
  const { host } = new URL(place.page);
  const home = serverOfApp(read, run);
  if (home === undefined || host === home.host) return { appId, privateKey, ...place };
  read.fault(
    `The App is of ${home.host}, and ${place.repository} is on ${host}`,
    `A server that receives what the App signs can act as the App. If the App is of ${host}, set app-server: https://${host}. Nothing was sent to ${host}.`,
  );
  return undefined;
}

/** The server that the App is of: this run's own, unless input `app-server` names another. */
function serverOfApp(read: InputReader, { server }: RunContext): URL | undefined {
  const written = read.text("app-server");
  if (written === undefined) return server;
  const url = URL.parse(written);
  if (url?.protocol === "https:" && url.pathname === "/" && url.username === "") return url;
  read.fault(`Input 'app-server' is '${written}'`, "Use the address of a server, such as https://github.acme.com.");
  return undefined;
}
