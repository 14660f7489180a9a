import { type ErrorCode, UserError } from "../errors/user-error.ts";
import { excerpt, type Redact } from "../redaction/redact.ts";
import { HttpError, NetworkError, UnexpectedResponse } from "./api-errors.ts";
import type { ForgeKind } from "./forge.ts";
import { causes, type ForgeCause } from "./forge-causes.ts";

/** What a forge was asked for. */
export interface ForgeRequest {
  readonly host: string;
  /** `acme/deploy` */
  readonly repository: string;
  /** What goes after `may not`: `open a pull request`. */
  readonly doing: string;
  /** What that takes; undefined where nothing. */
  readonly right: Right | undefined;
  /** Undefined where nobody knows yet. */
  readonly kind: ForgeKind | undefined;
  readonly redact: Redact;
}

export type Right = "pull-requests" | "contents";

/** What is said of a forge's own words at most, in characters. */
const mostWords = 500;

/**
 * Says in words why a forge did not do what it was asked, and what to do about it. Code `unreachable` is what may pass.
 * What is none of its answers stays as it is.
 * @param own causes of this very request, which are looked at first
 */
export function explain(error: unknown, asked: ForgeRequest, own: readonly ForgeCause[] = []): unknown {
  if (error instanceof NetworkError) return explainSilence(error, asked.host);
  if (error instanceof UnexpectedResponse) {
    return new UserError(`What answers at ${asked.host} is not the API of ${asked.repository}: ${error.message}`, {
      code: "repository",
      hint: "A repository that was renamed has another address now; else a login page or a proxy may stand before the server.",
    });
  }
  if (!(error instanceof HttpError)) return error;
  const cause = [...own, ...causes].find((known) => fits(known, error)) ?? other;
  const words = excerpt(error.message, mostWords, asked.redact);
  return new UserError(`${fill(cause.means, asked)}: ${words}`, { code: cause.code, hint: fill(cause.hint, asked) });
}

function fits({ status, says, header }: ForgeCause, refusal: HttpError): boolean {
  if (status !== undefined && !status.includes(refusal.status)) return false;
  if (header !== undefined && refusal.headers[header] === undefined) return false;
  return says === undefined || says.test(refusal.message);
}

const other: Omit<ForgeCause, "status" | "says"> = {
  code: "refused",
  means: "{host} refuses to {doing} in {repository}",
  hint: "Its own words say why.",
};

function fill(text: string, asked: ForgeRequest): string {
  const { host, repository, doing } = asked;
  return text
    .replaceAll("{host}", () => host)
    .replaceAll("{repository}", () => repository)
    .replaceAll("{doing}", () => doing)
    .replaceAll("{needs}", () => needs(asked));
}

const names: Readonly<Record<Right, string>> = { "pull-requests": "Pull requests", contents: "Contents" };

/** How one gets the right to do what was asked for: a sentence or two. */
function needs({ kind, right }: Pick<ForgeRequest, "kind" | "right">): string {
  if (right === undefined) return "Check what the token may do.";
  if (kind === "gitea") {
    return "Use a token of somebody who may write to the repository, with the scopes `write:repository` and `write:issue`.";
  }
  const name = names[right];
  return `Give the job \`permissions: ${right}: write\` if the repository is its own. For another one use the token of a GitHub App, or a fine-grained token, with \`${name}: read and write\` for it.`;
}

const network =
  "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";

/** By the system's error code. */
const silences: readonly {
  readonly code: RegExp;
  readonly means: string;
  readonly hint: string;
  /** `unreachable`, which may pass, if undefined. */
  readonly as?: ErrorCode;
}[] = [
  { code: /^ENOTFOUND$/, means: "There is no host {host}", hint: network },
  {
    code: /PROXY|TUNNEL/,
    means: "The proxy does not let us through to {host}",
    hint: "Check HTTPS_PROXY and what the proxy allows.",
  },
  { code: /^(EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/, means: "{host} cannot be reached", hint: network },
  {
    code: /^EMSGSIZE$/,
    means: "What answers at {host} sends too much",
    hint: "Check whether the address is that of the forge's API.",
    as: "repository",
  },
  { code: /^ETIMEDOUT$/, means: "{host} does not answer in time", hint: network },
];

/** Of Node's own words for TLS (Node.js, "X509 certificate error codes"). */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS|^EPROTO$|^ERR_SSL/;

/** Says in words that there was no answer. */
function explainSilence(error: NetworkError, host: string): UserError {
  if (certificate.test(error.code)) {
    return new UserError(`The TLS certificate of ${host} cannot be verified: ${error.message}`, {
      code: "access",
      hint: "If a company's own authority signs it, name a file with its certificates in NODE_EXTRA_CA_CERTS, for the runner.",
    });
  }
  const known = silences.find(({ code }) => code.test(error.code));
  const means = known?.means ?? "The connection to {host} was cut";
  return new UserError(`${means.replace("{host}", host)}: ${error.message}`, {
    code: known?.as ?? "unreachable",
    hint: known?.hint ?? "Run it again. If it stays so, see how the server fares.",
  });
}
