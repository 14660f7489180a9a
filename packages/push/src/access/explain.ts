import { type ErrorCode, UserError } from "@pushpull/core";
import { ApiError, ConnectionError } from "../api/errors.ts";

/** What kubectl and the API server say, what it means, and what to do. The first that fits counts. */
const causes: readonly {
  readonly says: RegExp;
  readonly code: ErrorCode;
  readonly means: string;
  readonly hint: string;
}[] = [
  {
    says: /certificate has expired|x509:.*expired or is not yet valid/,
    code: "unauthorized",
    means: "A certificate has expired, or the clock here is wrong",
    hint: "Renew the client certificate in the kubeconfig, or use a token; check the server's own certificate too.",
  },
  {
    says: /x509: certificate signed by unknown authority|unable to load root certificates|certificate is not trusted/,
    code: "unreachable",
    means: "The API server's certificate is not signed by the CA given for it",
    hint: "Give the cluster's own CA: `certificate-authority-data` in the kubeconfig, or input 'server-ca'.",
  },
  {
    says: /x509:|tls:/,
    code: "unreachable",
    means: "The API server's TLS certificate cannot be verified",
    hint: "Check the address and the CA in the kubeconfig.",
  },
  {
    says: /executable .* not found|exec: .*(not found|no such file)|fork\/exec/,
    code: "kubeconfig",
    means: "The kubeconfig's login program is not installed here",
    hint: "Install it in a step before this one, or use the cloud's own login action.",
  },
  {
    says: /exec plugin|getting credentials/,
    code: "unauthorized",
    means: "The kubeconfig's login program failed",
    hint: "Run it in a step of its own to see why.",
  },
  {
    says: /no such host|server misbehaving|name resolution/,
    code: "unreachable",
    means: "The API server's host name does not resolve",
    hint: "Check the server's address in the kubeconfig. A private cluster needs a runner inside its network.",
  },
  {
    says: /proxyconnect/,
    code: "unreachable",
    means: "The proxy on the way to the API server does not let us through",
    hint: "Check `proxy-url` in the kubeconfig, and HTTPS_PROXY and NO_PROXY in the environment.",
  },
  {
    says: /invalid header field value/,
    code: "unauthorized",
    means: "The token has a character in it that no token has, such as the end of a line",
    hint: "Check that the secret holds the token and nothing else.",
  },
  {
    says: /connection refused/,
    code: "unreachable",
    means: "Nothing listens at the API server's address",
    hint: "Check the server's address and port in the kubeconfig, and that the cluster is up.",
  },
  {
    says: /./,
    code: "unreachable",
    means: "The API server cannot be reached",
    hint: "Check the server's address, and whether a firewall or a proxy stands between. A private cluster needs a runner inside its network.",
  },
];

/** Says in words why a cluster could not be entered; an error of another kind is given back as it is. */
export function explainAccess(error: unknown, server: string, stderr: string): unknown {
  if (error instanceof ApiError) return explainAnswer(error, server);
  if (!(error instanceof ConnectionError)) return error;
  const words = [firstLine(error.message), lastLine(stderr, error.message)].filter((line) => line !== "").join("; ");
  const cause = causes.find(({ says }) => says.test(words));
  if (cause === undefined) return error;
  return new UserError(`${cause.means} (${server}): ${words}`, { code: cause.code, hint: cause.hint, cause: error });
}

function explainAnswer(error: ApiError, server: string): UserError {
  if (error.httpStatus === 401) {
    return new UserError(`The API server does not accept the credentials (${server}): ${error.message}`, {
      code: "unauthorized",
      hint: "The token or certificate is wrong, expired, or for another cluster. Make a new one.",
      cause: error,
    });
  }
  return new UserError(`The API server refuses to talk (${server}): ${error.message}`, {
    code: error.httpStatus === 403 ? "forbidden" : "unreachable",
    hint:
      error.httpStatus === 403
        ? "The identity may not even ask who it is: bind the ClusterRole system:basic-user to it."
        : "Check that the address is an API server's, and that it is healthy.",
    cause: error,
  });
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
