/** kwok stands in for the machines of a cluster: its pods run, crash, or cannot be pulled, as `kwok/stages.yaml` says. */
import { join } from "node:path";
import { type Daemon, startDaemon } from "./daemon.ts";
import { installed } from "./installed.ts";

/** The path of kwok. */
export function kwok(): Promise<string> {
  return installed({
    name: "kwok",
    package: "sigs.k8s.io/kwok/cmd/kwok",
    version: "v0.8.0",
    purpose: "nodes and pods",
    takes: "2 minutes",
  });
}

export interface KwokOptions {
  readonly program: string;
  readonly kubeconfig: string;
  readonly port: number;
  readonly logs: string;
  /** The certificates' folder. */
  readonly pki: string;
}

/** Starts it on all nodes there are or will be. */
export async function startKwok({ program, kubeconfig, port, logs, pki }: KwokOptions): Promise<Daemon> {
  const daemon = startDaemon({
    name: "kwok",
    program,
    logs,
    args: [
      "--manage-all-nodes",
      `--kubeconfig=${kubeconfig}`,
      `--config=${join(import.meta.dirname, "kwok", "stages.yaml")}`,
      `--server-address=127.0.0.1:${port}`,
      "--node-ip=127.0.0.1",
      `--node-port=${port}`,
      `--tls-cert-file=${join(pki, "server.crt")}`,
      `--tls-private-key-file=${join(pki, "server.key")}`,
    ],
  });
  await daemon.ready(() => answersHttp(port));
  return daemon;
}

async function answersHttp(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  return answer?.ok === true;
}
