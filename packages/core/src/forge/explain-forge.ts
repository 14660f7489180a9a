import { type ErrorCode, UserError } from "../errors/user-error.ts";
import { excerpt, type Redact } from "../redaction/redact.ts";
import { HttpError, NetworkError, UnexpectedResponse } from "./api-errors.ts";
import type { ForgeKind } from "./forge.ts";
import { causes, type ForgeCause } from "./forge-causes.ts";

/** A request to a forge, as its error message describes it. */
export interface ForgeRequest {
  readonly host: string;
  /** `acme/deploy` */
  readonly repository: string;
  /** Completes `may not …`: `open a pull request`. */
  readonly doing: string;
  /** The permission that it needs; undefined if none. */
  readonly permission: ForgePermission | undefined;
  /** Undefined if not known yet. */
  readonly kind: ForgeKind | undefined;
  readonly redact: Redact;
}

export type ForgePermission = "pull-requests" | "contents";

/** Maximum length of a quoted forge message, in characters. */
const maxQuotedLength = 500;

/**
 * Explains why a forge did not do what was requested, and what to do about it. Code `unreachable` is for errors that
 * may pass. Errors that are not from the forge are returned unchanged.
 * @param ownCauses causes that only this request has, tried first
 */
export function explainForgeError(
  error: unknown,
  request: ForgeRequest,
  ownCauses: readonly ForgeCause[] = [],
): unknown {
  if (error instanceof NetworkError) return explainNetworkError(error, request.host);
  if (error instanceof UnexpectedResponse) {
    return new UserError(
      `The server at ${request.host} does not respond as the API for ${request.repository}: ${error.message}`,
      {
        code: "repository",
        hint: "The repository may have been renamed, or a login page or a proxy is in front of the server.",
      },
    );
  }
  if (!(error instanceof HttpError)) return error;
  const cause = [...ownCauses, ...causes].find((cause) => matches(cause, error)) ?? otherCause;
  const quoted = excerpt(error.message, maxQuotedLength, request.redact);
  return new UserError(`${fillIn(cause.message, request)}: ${quoted}`, {
    code: cause.code,
    hint: fillIn(cause.hint, request),
  });
}

function matches({ status, pattern, header }: ForgeCause, error: HttpError): boolean {
  if (status !== undefined && !status.includes(error.status)) return false;
  if (header !== undefined && error.headers[header] === undefined) return false;
  return pattern === undefined || pattern.test(error.message);
}

const otherCause: Omit<ForgeCause, "status" | "pattern"> = {
  code: "refused",
  message: "{host} refuses to {doing} in {repository}",
  hint: "See its message for the reason.",
};

function fillIn(text: string, request: ForgeRequest): string {
  const { host, repository, doing } = request;
  return text
    .replaceAll("{host}", () => host)
    .replaceAll("{repository}", () => repository)
    .replaceAll("{doing}", () => doing)
    .replaceAll("{needs}", () => permissionHint(request));
}

const names: Readonly<Record<ForgePermission, string>> = { "pull-requests": "Pull requests", contents: "Contents" };

/** How to get the permission for a request, in a sentence or two. */
function permissionHint({ kind, permission }: Pick<ForgeRequest, "kind" | "permission">): string {
  if (permission === undefined) return "Check the token's permissions.";
  if (kind === "gitea") {
    return "Use the token of an account with write access to the repository, with the scopes `write:repository` and `write:issue`.";
  }
  const name = names[permission];
  return `Give the job \`permissions: ${permission}: write\` if it changes its own repository. For another repository use the token of a GitHub App, or a fine-grained token, with \`${name}: read and write\`.`;
}

const network =
  "Check the address, and whether a firewall or a proxy blocks it: a private server needs a runner inside its network.";

/** Causes of network errors, by the system's error code. */
const networkCauses: readonly {
  readonly code: RegExp;
  readonly message: string;
  readonly hint: string;
  /** Undefined means `unreachable`, which may pass. */
  readonly as?: ErrorCode;
}[] = [
  { code: /^ENOTFOUND$/, message: "Host {host} does not exist", hint: network },
  {
    code: /PROXY|TUNNEL/,
    message: "The proxy refuses the connection to {host}",
    hint: "Check HTTPS_PROXY, and which hosts the proxy allows.",
  },
  { code: /^(EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH)$/, message: "{host} cannot be reached", hint: network },
  {
    code: /^EMSGSIZE$/,
    message: "The response of {host} is too large",
    hint: "Check that the address is that of the forge's API.",
    as: "repository",
  },
  { code: /^ETIMEDOUT$/, message: "{host} does not respond in time", hint: network },
];

/** Codes of TLS errors (Node.js, "X509 certificate error codes"). */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_TLS|^EPROTO$|^ERR_SSL/;

/** Explains why there was no response. */
function explainNetworkError(error: NetworkError, host: string): UserError {
  if (certificate.test(error.code)) {
    return new UserError(`The TLS certificate of ${host} cannot be verified: ${error.message}`, {
      code: "access",
      hint: "If a private certificate authority signed it, set NODE_EXTRA_CA_CERTS on the runner to a file with that authority's certificates.",
    });
  }
  const known = networkCauses.find(({ code }) => code.test(error.code));
  const message = known?.message ?? "The connection to {host} was closed";
  return new UserError(`${message.replace("{host}", host)}: ${error.message}`, {
    code: known?.as ?? "unreachable",
    hint: known?.hint ?? "Run it again. If it keeps failing, check the server's status.",
  });
}
