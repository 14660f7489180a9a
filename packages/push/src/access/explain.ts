import { type ErrorCode, UserError } from "@pushpull/core/errors";
import { ApiError, ConnectionError } from "../api/errors.ts";
import { causes } from "./causes.ts";
import { expiredCredential } from "./expiry.ts";
import type { KubeUser } from "./kubeconfig.ts";
import { withoutPasswords } from "./mask.ts";

/** Who asked whom. */
export interface Asking {
  /** The server's address, without credentials. */
  readonly server: string;
  /** As the kubeconfig has them, where we have read it. */
  readonly user: KubeUser | undefined;
}

/**
 * Says in words why a cluster does not answer, or does not answer us; an error of another kind is given back as it is.
 * @param stderr what kubectl said
 */
export function explainAccess(error: unknown, asking: Asking, stderr: string): unknown {
  if (error instanceof ApiError) return explainAnswer(error, asking);
  if (!(error instanceof ConnectionError)) return error;
  const said = [firstLine(error.message), lastLine(stderr, error.message)].filter((line) => line !== "");
  const words = withoutPasswords(said.join("; "));
  const login = asking.user?.exec?.command;
  if (login !== undefined && /^no answer for/.test(words)) {
    return new UserError(`The kubeconfig's login program '${login}' does not come to an end: ${words}`, {
      code: "unauthorized",
      hint: "Nobody can answer a question here: log in with a secret or the job's own identity, or with the cloud's login action.",
      cause: error,
    });
  }
  const { code, means, hint } = causes.find(({ says }) => says.test(words)) ?? unknown;
  return new UserError(`${means} (${asking.server}): ${words}`, { code, hint, cause: error });
}

const unknown = {
  code: "unreachable",
  means: "The API server cannot be reached",
  hint: "Check the server's address, and whether a firewall or a proxy stands between. A private cluster needs a runner inside its network.",
} as const;

function explainAnswer(error: ApiError, { server, user }: Asking): UserError {
  const { code, means, hint } = meaningOf(error, user);
  return new UserError(`${means} (${server}): ${error.message}`, { code, hint, cause: error });
}

function meaningOf(
  { httpStatus, message }: ApiError,
  user: KubeUser | undefined,
): { readonly code: ErrorCode; readonly means: string; readonly hint: string } {
  if (httpStatus === 401) {
    const expired = expiredCredential(user, Date.now());
    return {
      code: "unauthorized",
      means: `The API server does not accept the credentials${expired === undefined ? "" : `: the ${expired}`}`,
      hint: `${expired === undefined ? "The token or certificate is wrong, expired, or for another cluster. " : ""}Make a new one.`,
    };
  }
  if (httpStatus !== 403) {
    return {
      code: "unreachable",
      means: "The API server refuses to talk",
      hint: "Check that the address is an API server's, and that it is healthy.",
    };
  }
  return /cannot impersonate resource/.test(message)
    ? {
        code: "forbidden",
        means: "The kubeconfig wants to act as somebody else, and may not",
        hint: "Grant the verb impersonate on users, groups or serviceaccounts, or take `as` out of the kubeconfig.",
      }
    : {
        code: "forbidden",
        means: "The API server refuses to talk",
        hint: "The identity may not even ask who it is, or what there is: bind the ClusterRoles system:basic-user and system:discovery to it.",
      };
}

/** What comes after it is kubectl's own advice. */
function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}

/** The last line of kubectl's own words that does not repeat what it answered; that of its proxy does. */
function lastLine(text: string, answered: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => !answered.includes(line) && !line.includes("proxy_server.go")) ?? "";
}
