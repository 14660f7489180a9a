import { type ErrorCode, UserError } from "@pushpull/core/errors";
import { ApiError, ConnectionError } from "./api.ts";
import { expiredCredential } from "./kubeconfig/credential-expiry.ts";
import type { KubeUser } from "./kubeconfig/kubeconfig.ts";
import { withoutPasswords } from "./kubectl.ts";

/** What a failure to connect means, and what to do about it. */
interface Explanation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const noPromptHint =
  "A workflow cannot answer prompts: log in with a secret or the job's own identity, or with the cloud's login action.";

/** What kubectl prints when it cannot connect. The first match counts. */
const connectionCauses: readonly (Explanation & { readonly pattern: RegExp })[] = [
  {
    pattern: /kubectl proxy has ended/,
    code: "kubectl",
    message: "kubectl stopped during the run",
    hint: "Something killed it: check whether the runner is out of memory, then run again.",
  },
  {
    pattern: /unable to read .{0,300} due to open|open \/.{0,300}: no such file/,
    code: "kubeconfig",
    message: "A file that the kubeconfig refers to does not exist",
    hint: "A kubeconfig given as text must contain everything itself: export it with `kubectl config view --raw --minify --flatten`.",
  },
  {
    pattern: /no Auth Provider found|auth plugin has been removed/,
    code: "kubeconfig",
    message: "The kubeconfig uses an auth-provider that kubectl no longer supports",
    hint: "Create the kubeconfig again with the cloud's current tool: it uses an `exec` plugin instead.",
  },
  {
    pattern: /invalid apiVersion "client\.authentication|must be specified .{0,300}exec authentication plugin/,
    code: "kubeconfig",
    message: "The `exec` section of the kubeconfig is not valid",
    hint: "It needs a `command`, an `interactiveMode`, and apiVersion client.authentication.k8s.io/v1 or v1beta1.",
  },
  {
    pattern:
      /PEM data in (certificate|key) input|private key does not match|client-(cert|key)\S* (or|and) client-(cert|key)/,
    code: "kubeconfig",
    message: "The client certificate and key in the kubeconfig are not valid",
    hint: "Both must be base64 of PEM and belong together: export the whole kubeconfig (`kubectl config view --raw --minify --flatten`).",
  },
  {
    pattern: /remote error: tls/,
    code: "unauthorized",
    message: "The API server does not accept the client certificate",
    hint: "It has expired, or is for another cluster: renew it in the kubeconfig, or use a token.",
  },
  {
    pattern: /certificate has expired|x509:.*expired or is not yet valid/,
    code: "unreachable",
    message: "The API server's certificate has expired, or the runner's clock is wrong",
    hint: "Renew the API server's certificate; check the runner's clock.",
  },
  {
    pattern: /parse bytes as PEM block|unable to load root certificates|certificate-authority/,
    code: "kubeconfig",
    message: "The CA in the kubeconfig is not a PEM certificate",
    hint: "`certificate-authority-data` is base64 of PEM (-----BEGIN CERTIFICATE-----).",
  },
  {
    pattern: /x509: certificate signed by unknown authority|certificate is not trusted/,
    code: "unreachable",
    message: "The API server's certificate is not signed by the configured CA",
    hint: "Give the cluster's own CA: `certificate-authority-data` in the kubeconfig, or input 'server-ca'.",
  },
  {
    pattern: /HTTP response to HTTPS client|first record does not look like a TLS handshake/,
    code: "unreachable",
    message: "The server at the API server's address does not use TLS",
    hint: "Check the port: an API server usually listens on 6443 or 443.",
  },
  {
    pattern: /x509:|tls: /,
    code: "unreachable",
    message: "The API server's TLS certificate cannot be verified",
    hint: "Check the address and the CA in the kubeconfig.",
  },
  {
    pattern: /executable .{0,300} not found|exec: .{0,300}(not found|no such file)|fork\/exec/,
    code: "kubeconfig",
    message: "The exec plugin of the kubeconfig is not installed on this runner",
    hint: "Install it in an earlier step, or use the cloud's own login action.",
  },
  {
    pattern: /interactive mode|standard input/,
    code: "kubeconfig",
    message: "The exec plugin of the kubeconfig asks for input",
    hint: noPromptHint,
  },
  {
    pattern: /decoding stdout|exec plugin (is configured|didn't return)|ExecCredential/,
    code: "kubeconfig",
    message: "The exec plugin of the kubeconfig does not print a credential",
    hint: "It must print an ExecCredential of the apiVersion in the kubeconfig, and nothing else: check the program and its arguments.",
  },
  {
    pattern: /exec plugin|getting credentials/,
    code: "unauthorized",
    message: "The exec plugin of the kubeconfig failed",
    hint: "Run it in an earlier step to see its output.",
  },
  {
    pattern: /no such host|server misbehaving|name resolution/,
    code: "unreachable",
    message: "The API server's host name does not resolve",
    hint: "Check the server address in the kubeconfig. A private cluster needs a runner inside its network.",
  },
  {
    pattern: /proxyconnect|invalid 'proxy-url'|Proxy Authentication Required/,
    code: "unreachable",
    message: "The proxy in front of the API server refuses the connection",
    hint: "Check `proxy-url` in the kubeconfig, and HTTPS_PROXY and NO_PROXY in the environment.",
  },
  {
    pattern: /invalid header field value/,
    code: "unauthorized",
    message: "The token contains an invalid character, such as a line break",
    hint: "Check that the secret holds the token and nothing else.",
  },
  {
    pattern: /connection refused/,
    code: "unreachable",
    message: "Nothing listens at the API server's address",
    hint: "Check the server's address and port in the kubeconfig, and that the cluster is running.",
  },
];

/** The first of {@link connectionCauses} that fits what kubectl has printed. */
export function connectionCause(output: string): Explanation | undefined {
  return connectionCauses.find(({ pattern }) => pattern.test(output));
}

/** The server that was called, and the identity used. */
export interface ConnectionTarget {
  /** The server's address, without credentials. */
  readonly server: string;
  /** The user in the kubeconfig; undefined where kubectl found the kubeconfig itself. */
  readonly user: KubeUser | undefined;
}

/**
 * Explains why a cluster does not answer, or rejects our credentials. Any other error is returned unchanged.
 * @param stderr what kubectl printed
 */
export function explainConnection(error: unknown, target: ConnectionTarget, stderr: string): unknown {
  if (error instanceof ApiError && error.httpStatus < 400) return notKubernetes(error);
  if (error instanceof ApiError) {
    const { code, message, hint } = explainResponse(error, target.user);
    return new UserError(`${message} (${target.server}): ${error.message}`, { code, hint, cause: error });
  }
  if (!(error instanceof ConnectionError)) return error;
  const lines = [firstLine(error.message), lastLine(stderr, error.message)].filter((line) => line !== "");
  const output = withoutPasswords(lines.join("; "));
  const plugin = target.user?.exec?.command;
  if (plugin !== undefined && /^no response for/.test(output)) {
    return new UserError(`The kubeconfig's exec plugin '${plugin}' does not finish: ${output}`, {
      code: "unauthorized",
      hint: noPromptHint,
      cause: error,
    });
  }
  const { code, message, hint } = connectionCause(output) ?? unknownCause;
  return new UserError(`${message} (${target.server}): ${output}`, { code, hint, cause: error });
}

/** The fault of a server that does not respond like an API server. */
export function notKubernetes(cause?: ApiError): UserError {
  return new UserError("The server at this address is not a Kubernetes API server", {
    code: "unreachable",
    hint: "Check the address in the kubeconfig. A login page or a proxy may be in front of the cluster.",
    cause,
  });
}

const unknownCause: Explanation = {
  code: "unreachable",
  message: "The API server cannot be reached",
  hint: "Check the server's address, and whether a firewall or a proxy blocks it. A private cluster needs a runner inside its network.",
};

function explainResponse({ httpStatus, message }: ApiError, user: KubeUser | undefined): Explanation {
  if (httpStatus === 401) {
    const expired = expiredCredential(user, Date.now());
    return {
      code: "unauthorized",
      message: `The API server does not accept the credentials${expired === undefined ? "" : `: the ${expired}`}`,
      hint: `${expired === undefined ? "The token or certificate is wrong, expired, or for another cluster. " : ""}Create a new one.`,
    };
  }
  if (httpStatus !== 403) {
    return {
      code: "unreachable",
      message: "The API server refuses the connection",
      hint: "Check that the address is an API server's, and that the server is healthy.",
    };
  }
  return /cannot impersonate resource/.test(message)
    ? {
        code: "forbidden",
        message: "The kubeconfig impersonates another user, which its identity is not allowed to do",
        hint: "Grant the verb impersonate on users, groups or serviceaccounts, or remove `as` from the kubeconfig.",
      }
    : {
        code: "forbidden",
        message: "The API server refuses the connection",
        hint: "The identity lacks the basic rights to query itself and the API: bind the ClusterRoles system:basic-user and system:discovery to it.",
      };
}

/** kubectl's own advice follows after the first line. */
function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}

/** The last line of kubectl's output that adds something to its response; the proxy's own log lines do not. */
function lastLine(text: string, response: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => !response.includes(line) && !line.includes("proxy_server.go")) ?? "";
}
