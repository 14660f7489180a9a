import type { ErrorCode } from "@pushpull/core/errors";

/** Why there is no connection to an API server. */
export interface Cause {
  /** What kubectl says of it. */
  readonly says: RegExp;
  readonly code: ErrorCode;
  readonly means: string;
  readonly hint: string;
}

/** What kubectl says, what it means, and what to do. The first that fits counts. */
export const causes: readonly Cause[] = [
  {
    says: /kubectl proxy has ended/,
    code: "kubectl",
    means: "kubectl ended in the middle of the run",
    hint: "Somebody or something killed it: see whether the runner is short of memory. Run it again.",
  },
  {
    says: /unable to read .{0,300} due to open|open \/.{0,300}: no such file/,
    code: "kubeconfig",
    means: "A file that the kubeconfig names is not there",
    hint: "Given as a text, it has to hold everything itself: export it with `kubectl config view --raw --minify --flatten`.",
  },
  {
    says: /no Auth Provider found|auth plugin has been removed/,
    code: "kubeconfig",
    means: "The kubeconfig logs in by an auth-provider, which kubectl no longer has for this cloud",
    hint: "Make it anew with the cloud's own tool: today's kubeconfigs name a login program in `exec`.",
  },
  {
    says: /invalid apiVersion "client\.authentication|must be specified .{0,300}exec authentication plugin/,
    code: "kubeconfig",
    means: "The kubeconfig's `exec` is not in order",
    hint: "It has to have a `command`, an `interactiveMode`, and the apiVersion client.authentication.k8s.io/v1 or v1beta1.",
  },
  {
    says: /PEM data in (certificate|key) input|private key does not match|client-(cert|key)\S* (or|and) client-(cert|key)/,
    code: "kubeconfig",
    means: "The kubeconfig's client certificate and its key are not in order",
    hint: "Both are base64 of PEM, and belong together: export it whole (`kubectl config view --raw --minify --flatten`).",
  },
  {
    says: /remote error: tls/,
    code: "unauthorized",
    means: "The API server does not accept our client certificate",
    hint: "It has expired, or is for another cluster: renew it in the kubeconfig, or use a token.",
  },
  {
    says: /certificate has expired|x509:.*expired or is not yet valid/,
    code: "unreachable",
    means: "The API server's certificate has expired, or the clock here is wrong",
    hint: "Renew the API server's certificate; check the runner's clock.",
  },
  {
    says: /parse bytes as PEM block|unable to load root certificates|certificate-authority/,
    code: "kubeconfig",
    means: "The kubeconfig's CA is not a certificate in PEM",
    hint: "`certificate-authority-data` is base64 of PEM (-----BEGIN CERTIFICATE-----).",
  },
  {
    says: /x509: certificate signed by unknown authority|certificate is not trusted/,
    code: "unreachable",
    means: "The API server's certificate is not signed by the CA given for it",
    hint: "Give the cluster's own CA: `certificate-authority-data` in the kubeconfig, or input 'server-ca'.",
  },
  {
    says: /HTTP response to HTTPS client|first record does not look like a TLS handshake/,
    code: "unreachable",
    means: "What listens at the API server's address does not speak TLS",
    hint: "Check the port: an API server's is 6443 or 443 mostly.",
  },
  {
    says: /x509:|tls: /,
    code: "unreachable",
    means: "The API server's TLS certificate cannot be verified",
    hint: "Check the address and the CA in the kubeconfig.",
  },
  {
    says: /executable .{0,300} not found|exec: .{0,300}(not found|no such file)|fork\/exec/,
    code: "kubeconfig",
    means: "The kubeconfig's login program is not installed here",
    hint: "Install it in a step before this one, or use the cloud's own login action.",
  },
  {
    says: /interactive mode|standard input/,
    code: "kubeconfig",
    means: "The kubeconfig's login program wants to ask somebody",
    hint: "Nobody can answer a question here: log in with a secret or the job's own identity, or with the cloud's login action.",
  },
  {
    says: /decoding stdout|exec plugin (is configured|didn't return)|ExecCredential/,
    code: "kubeconfig",
    means: "The kubeconfig's login program does not print a credential",
    hint: "It has to print an ExecCredential of the apiVersion that the kubeconfig names, and nothing else: check the program and its arguments.",
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
    says: /proxyconnect|invalid 'proxy-url'|Proxy Authentication Required/,
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
];
