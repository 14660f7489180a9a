import type { ChildProcessByStdio } from "node:child_process";
import { randomUUID } from "node:crypto";
import { platform } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { UserError } from "@pushpull/core/errors";
import { killProgram, lastLines, startProgram } from "@pushpull/core/exec";
import { ConnectionError } from "./api.ts";
import { connectionCause } from "./connection-errors.ts";
import { explainStart, kubectlEnvironment, withoutPasswords } from "./kubectl.ts";
import type { Endpoint } from "./transport.ts";

/** A running `kubectl proxy`. */
export interface KubectlProxy {
  readonly endpoint: Endpoint;
  /** The end of kubectl's standard error, where it reports a failed login. */
  stderr(): string;
  /** @throws ConnectionError when the proxy has ended, which it never does on its own */
  assertRunning(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--kubeconfig=…`, `--context=…` */
  readonly args: readonly string[];
  /** A folder that only this user can read. */
  readonly folder: string;
  readonly signal: AbortSignal;
  started(pid: number): void;
}

const outputLimit = 16 * 1024;

/**
 * Starts `kubectl proxy` and waits until it listens. kubectl handles kubeconfigs, exec plugins, client certificates,
 * OIDC, TLS and proxies.
 * @throws UserError when kubectl is missing or does not start
 */
export async function startProxy(options: ProxyOptions): Promise<KubectlProxy> {
  const { endpointArgs, endpointOf } = listener(options.folder);
  const args = ["proxy", ...endpointArgs, ...options.args];
  const child = startProgram("kubectl", args, { env: kubectlEnvironment(options.env) });
  const kill = () => killProgram(child);
  const output = collect(child);
  const ended = new Promise<unknown>((resolve) => {
    child.once("error", resolve);
    child.once("close", () => resolve(undefined));
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  register(child.pid, options, kill);
  options.signal.addEventListener("abort", kill, { once: true });
  const firstLine = await Promise.race([output.firstLine, ended]);
  options.signal.throwIfAborted();
  if (typeof firstLine !== "string") throw explainStart(firstLine ?? startFailure(output.stderr()));
  return {
    endpoint: endpointOf(firstLine),
    stderr: output.stderr,
    assertRunning() {
      if (child.exitCode === null && child.signalCode === null) return;
      throw new ConnectionError(`kubectl proxy has ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
    },
    async close() {
      options.signal.removeEventListener("abort", kill);
      kill();
      await exited;
    },
  };
}

/** Registers the process, or ends it: the post step could not find an unregistered process after a kill. */
function register(pid: number | undefined, { started }: ProxyOptions, kill: () => void): void {
  try {
    if (pid !== undefined) started(pid);
  } catch (error) {
    kill();
    throw error;
  }
}

function startFailure(stderr: string): UserError {
  // kubectl prompts for a user name and a password, and reads the end of its standard input.
  if (/^error: EOF$/m.test(stderr)) {
    return new UserError("The context in the kubeconfig has no user with credentials", {
      code: "kubeconfig",
      hint: "Export the whole kubeconfig: `kubectl config view --raw --minify --flatten`.",
    });
  }
  const output =
    withoutPasswords(
      stderr
        .trim()
        .replace(/^error: /i, "")
        .replace(/\n\*? */g, " "),
    ) || "it printed no error";
  const cause = connectionCause(output);
  return new UserError(`${cause?.message ?? "kubectl proxy does not start"}: ${output}`, {
    code: cause?.code ?? "kubectl",
    hint: cause?.hint ?? "Test the kubeconfig with `kubectl get --raw /version`.",
  });
}

/** Reads both outputs to their end, so that kubectl never blocks on a full pipe. */
function collect(child: ChildProcessByStdio<null, Readable, Readable>) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr = lastLines(stderr + chunk, outputLimit);
  });
  // kubectl may prompt for a user name before this line, and a wrapper of kubectl may print other lines around it.
  let rest = "";
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const stdout = rest + chunk;
      const line = /Starting to serve on .{0,500}(?=\n)/.exec(stdout);
      if (line !== null) resolve(line[0]);
      rest = stdout.slice(-outputLimit);
    });
  });
  return { firstLine, stderr: () => stderr };
}

/** kubectl supports no Unix sockets on Windows: there it listens on a loopback port behind an unguessable path. */
function listener(folder: string) {
  if (platform() !== "win32") {
    const socketPath = join(folder, "k.sock");
    return { endpointArgs: [`--unix-socket=${socketPath}`], endpointOf: (): Endpoint => ({ socketPath }) };
  }
  const prefix = `/${randomUUID()}`;
  return {
    endpointArgs: ["--port=0", `--api-prefix=${prefix}/`],
    endpointOf: (firstLine: string): Endpoint => ({ port: Number(/:(\d+)\s*$/.exec(firstLine)?.[1]), prefix }),
  };
}
