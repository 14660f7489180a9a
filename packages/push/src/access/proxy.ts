import type { ChildProcessByStdio } from "node:child_process";
import { randomUUID } from "node:crypto";
import { platform } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { endProgram, lastOf, startProgram, UserError } from "@pushpull/core";
import { ConnectionError } from "../api/errors.ts";
import type { Endpoint } from "../api/transport.ts";
import { causes } from "./causes.ts";
import { explainStart, kubectlEnvironment } from "./kubectl.ts";
import { withoutPasswords } from "./mask.ts";

/** A running `kubectl proxy`. */
export interface KubectlProxy {
  readonly endpoint: Endpoint;
  /** The last of what kubectl said on standard error: why it cannot log in stands there. */
  stderr(): string;
  /** @throws ConnectionError when it has ended, which it does not do by itself */
  mustRun(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--kubeconfig=…`, `--context=…` */
  readonly args: readonly string[];
  /** A folder that only we can look into. */
  readonly folder: string;
  readonly signal: AbortSignal;
  started(pid: number): void;
}

const outputLimit = 16 * 1024;

/**
 * Starts `kubectl proxy` and waits until it listens. It does what kubectl is best at, once: kubeconfigs, exec plugins,
 * client certificates, OIDC, TLS, proxies.
 * @throws UserError when kubectl is missing or refuses to start
 */
export async function startProxy(options: ProxyOptions): Promise<KubectlProxy> {
  const { endpointArgs, endpointOf } = listener(options.folder);
  const args = ["proxy", ...endpointArgs, ...options.args];
  const child = startProgram("kubectl", args, { env: kubectlEnvironment(options.env) });
  const kill = () => endProgram(child);
  const output = collect(child);
  const ended = new Promise<unknown>((resolve) => {
    child.once("error", resolve);
    child.once("close", () => resolve(undefined));
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  noteDown(child.pid, options, kill);
  options.signal.addEventListener("abort", kill, { once: true });
  const greeting = await Promise.race([output.greeting, ended]);
  options.signal.throwIfAborted();
  if (typeof greeting !== "string") throw explainStart(greeting ?? refusal(output.stderr()));
  return {
    endpoint: endpointOf(greeting),
    stderr: output.stderr,
    mustRun() {
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

/** What cannot be noted down could not be found after a kill: then it must not run. */
function noteDown(pid: number | undefined, { started }: ProxyOptions, kill: () => void): void {
  try {
    if (pid !== undefined) started(pid);
  } catch (error) {
    kill();
    throw error;
  }
}

function refusal(stderr: string): UserError {
  // It asks for a user name and a password, and there is nobody to answer.
  if (/^error: EOF$/m.test(stderr)) {
    return new UserError("The kubeconfig's context has no user with credentials in it", {
      code: "kubeconfig",
      hint: "Export it whole: `kubectl config view --raw --minify --flatten`.",
    });
  }
  const words =
    withoutPasswords(
      stderr
        .trim()
        .replace(/^error: /i, "")
        .replace(/\n\*? */g, " "),
    ) || "it ended without a word";
  const cause = causes.find(({ says }) => says.test(words));
  return new UserError(`${cause?.means ?? "kubectl proxy does not start"}: ${words}`, {
    code: cause?.code ?? "kubectl",
    hint: cause?.hint ?? "Check the kubeconfig with `kubectl get --raw /version` where you can.",
  });
}

/** Reads both outputs to their end, so that kubectl never waits for a full pipe. */
function collect(child: ChildProcessByStdio<null, Readable, Readable>) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr = lastOf(stderr + chunk, outputLimit);
  });
  // It may ask for a user name before, or a wrapper of kubectl say something, before and after.
  let rest = "";
  const greeting = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const stdout = rest + chunk;
      const line = /Starting to serve on .{0,500}(?=\n)/.exec(stdout);
      if (line !== null) resolve(line[0]);
      rest = stdout.slice(-outputLimit);
    });
  });
  return { greeting, stderr: () => stderr };
}

/** Windows has no Unix sockets in kubectl; there it is a loopback port behind a path that nobody can guess. */
function listener(folder: string) {
  if (platform() !== "win32") {
    const socketPath = join(folder, "k.sock");
    return { endpointArgs: [`--unix-socket=${socketPath}`], endpointOf: (): Endpoint => ({ socketPath }) };
  }
  const prefix = `/${randomUUID()}`;
  return {
    endpointArgs: ["--port=0", `--api-prefix=${prefix}/`],
    endpointOf: (greeting: string): Endpoint => ({ port: Number(/:(\d+)\s*$/.exec(greeting)?.[1]), prefix }),
  };
}
