import { UserError } from "../errors.ts";
import type { NoAnswer } from "./errors.ts";

const network =
  "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";

/** By the system's word for it. */
const silences: readonly { readonly code: RegExp; readonly means: string; readonly hint: string }[] = [
  { code: /^ENOTFOUND$/, means: "There is no host {host}", hint: network },
  {
    code: /PROXY|TUNNEL/,
    means: "The proxy does not let us through to {host}",
    hint: "Check HTTPS_PROXY and what the proxy allows.",
  },
  { code: /^(EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/, means: "{host} cannot be reached", hint: network },
  { code: /^ETIMEDOUT$/, means: "{host} does not answer in time", hint: network },
];

/** Of Node's own words for TLS (Node.js, "X509 certificate error codes"). */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS|^EPROTO$|^ERR_SSL/;

/** Says in words that there was no answer. */
export function explainSilence(error: NoAnswer, host: string): UserError {
  if (certificate.test(error.code)) {
    return new UserError(`The TLS certificate of ${host} cannot be verified: ${error.message}`, {
      code: "access",
      hint: "If a company's own authority signs it, name a file with its certificates in NODE_EXTRA_CA_CERTS, for the runner.",
    });
  }
  const known = silences.find(({ code }) => code.test(error.code));
  const means = known?.means ?? "The connection to {host} was cut";
  return new UserError(`${means.replace("{host}", host)}: ${error.message}`, {
    code: "unreachable",
    hint: known?.hint ?? "Run it again. If it stays so, see how the server fares.",
  });
}
