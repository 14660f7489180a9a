/** An admission webhook on loopback, as the API server calls it (Kubernetes docs, "Dynamic Admission Control"). */
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { ClusterFacts } from "./cluster.ts";
import { listenOnLoopback } from "./ports.ts";

/** What the API server asks (`AdmissionRequest` in `admission.k8s.io/v1`). */
export interface Review {
  readonly uid: string;
  readonly name: string;
  readonly dryRun: boolean;
  readonly object: KubernetesObject;
}

/** What is said of an object: undefined lets it through as it is, `"silence"` never answers. */
export type Verdict =
  | { readonly deny: string }
  | { readonly patch: readonly unknown[]; readonly warnings?: readonly string[] }
  | "silence"
  | undefined;

export interface AdmissionWebhook {
  /** The `clientConfig` of its registration. */
  readonly clientConfig: { readonly url: string; readonly caBundle: string };
  readonly stop: () => Promise<void>;
}

/** Starts one on a free port, with the lab's own certificate. */
export async function startAdmissionWebhook(
  { pki }: Pick<ClusterFacts, "pki">,
  judge: (review: Review) => Verdict,
): Promise<AdmissionWebhook> {
  const [cert, key, ca] = await Promise.all(
    ["server.crt", "server.key", "ca.crt"].map((name) => readFile(join(pki, name))),
  );
  const sockets = new Set<Duplex>();
  const server = createServer({ cert, key }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const review = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { readonly request: Review };
    const verdict = judge(review.request);
    if (verdict === "silence") return;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ...review, request: undefined, response: answer(review.request.uid, verdict) }));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const port = await listenOnLoopback(server);
  return {
    clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: Buffer.from(ca ?? "").toString("base64") },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function answer(uid: string, verdict: Exclude<Verdict, "silence">): object {
  if (verdict === undefined) return { uid, allowed: true };
  if ("deny" in verdict) return { uid, allowed: false, status: { code: 403, message: verdict.deny } };
  const patch = Buffer.from(JSON.stringify(verdict.patch)).toString("base64");
  return { uid, allowed: true, patchType: "JSONPatch", patch, warnings: verdict.warnings };
}
