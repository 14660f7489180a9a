import type { Cause } from "./types.ts";

const network =
  "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";
const passing = "Run it again. If it stays so, see how the server fares.";

/** What may pass. */
export const connectionCauses: readonly Cause[] = [
  {
    says: /could not resolve (host|proxy)|name or service not known|temporary failure in name resolution/i,
    code: "unreachable",
    means: "There is no host {host}",
    hint: network,
  },
  {
    says: /from proxy after CONNECT|CONNECT tunnel failed|proxy CONNECT|returned error: 407/i,
    code: "unreachable",
    means: "The proxy does not let us through to {host}",
    hint: "Check HTTPS_PROXY and what the proxy allows.",
  },
  {
    says: /returned error: 429|HTTP 429|too many requests|rate limit/i,
    code: "unreachable",
    means: "{host} has had too many requests",
    hint: passing,
  },
  {
    says: /returned error: 5\d\d|HTTP 5\d\d|internal server error|service unavailable/i,
    code: "unreachable",
    means: "{host} has a fault of its own",
    hint: passing,
  },
  {
    says: /timed? ?out|operation too slow|less than .{0,300} bytes\/sec/i,
    code: "unreachable",
    means: "{host} does not answer in time",
    hint: network,
  },
  {
    says: /failed to connect|couldn't connect|connection refused|no route to host|network is unreachable/i,
    code: "unreachable",
    means: "{host} cannot be reached",
    hint: network,
  },
  {
    says: /early EOF|unexpected disconnect|transfer closed|RPC failed|expected .{0,300}(packet|flush|sideband)|bad line length|invalid index-pack output/i,
    code: "unreachable",
    means: "The connection to {host} was cut",
    hint: passing,
    hasAnswered: true,
  },
  {
    says: /reset by peer|hung up|empty reply|connection (was )?(closed|aborted|reset)|broken pipe|curl \d+|could not read from remote/i,
    code: "unreachable",
    means: "The connection to {host} was cut",
    hint: passing,
  },
];
