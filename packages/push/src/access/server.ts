import { UserError } from "@pushpull/core/errors";
import type { Kubeconfig } from "./kubeconfig.ts";

/** The kubeconfig that says the same as `server`, `server-token` and `server-ca`. */
export function serverKubeconfig(server: string, token: string, ca: string | undefined): Kubeconfig {
  const faults = addressFault(server);
  if (faults !== undefined) throw faults;
  const authority = ca === undefined ? {} : { "certificate-authority-data": encodeAuthority(ca) };
  return {
    "current-context": "server",
    contexts: [{ name: "server", context: { cluster: "server", user: "server" } }],
    clusters: [{ name: "server", cluster: { server, ...authority } }],
    users: [{ name: "server", user: { token } }],
  };
}

function addressFault(server: string): UserError | undefined {
  const address = URL.parse(server);
  if (address?.protocol === "https:" && address.username === "" && address.password === "") return undefined;
  return new UserError("Input 'server' is not the address of an API server", {
    code: "input",
    hint: "Write it as https://host:6443, without a user or a password in it. The token would travel in the clear over http.",
  });
}

/** PEM, or base64 of it, to the base64 of PEM that a kubeconfig holds. */
function encodeAuthority(ca: string): string {
  const pem = ca.includes("-----BEGIN") ? ca : Buffer.from(ca, "base64").toString("utf8");
  if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
    throw new UserError("Input 'server-ca' is not a certificate", {
      code: "input",
      hint: "Give the API server's CA in PEM (-----BEGIN CERTIFICATE-----), or base64 of it.",
    });
  }
  return Buffer.from(`${pem.trim()}\n`).toString("base64");
}
