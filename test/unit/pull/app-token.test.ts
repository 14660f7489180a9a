/** The token that is made for an App, over a server of this test's own. */
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { asApp } from "../../../actions/pull/src/app-token.ts";
import { listenOnLoopback } from "../../lab/ports.ts";
import { parse } from "./parsed-inputs.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

/** @param silent whether the server never answers */
async function appRun({
  timeout,
  elapsed = 0,
  silent = false,
}: {
  timeout: string;
  elapsed?: number;
  silent?: boolean;
}) {
  const requests: string[] = [];
  const server = createServer(({ method, url = "" }, response) => {
    requests.push(`${method} ${url.replace("/api/v3", "")}`);
    if (silent) return;
    response.setHeader("content-type", "application/json");
    response.statusCode = method === "DELETE" ? 204 : url.endsWith("/access_tokens") ? 201 : 200;
    const permissions = { contents: "write", pull_requests: "write" };
    const body = url.endsWith("/access_tokens")
      ? { token: "ghs_of_the_app", permissions }
      : { id: 70, app_slug: "bumper", suspended_at: null, permissions };
    response.end(method === "DELETE" ? undefined : JSON.stringify(body));
  });
  const origin = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const inputs = parse(
    { timeout, repository: "acme/deploy", "app-id": "7", "app-private-key": privateKey },
    { server: new URL(origin), api: `${origin}/api/v3` },
  );
  const saved: string[] = [];
  const context = {
    cancelled: new AbortController().signal,
    elapsed: () => elapsed,
    env: {},
    log: {
      info: () => {},
      debug: () => {},
      warning: () => {},
      error: () => {},
      group: <T>(_title: string, body: () => Promise<T>) => body(),
    },
    mask: () => {},
    redact: (text: string) => text,
    saveState: (name: string, value: string) => void saved.push(`${name}=${value}`),
  };
  return { inputs, context, requests, saved };
}

test("is made in a run with a timeout that no timer can hold", async () => {
  const { inputs, context, requests, saved } = await appRun({ timeout: "600h" });
  const credentials = await asApp(inputs, context, async (known) => known.credentials);
  expect(credentials).toEqual({ kind: "token", token: "ghs_of_the_app" });
  expect(requests.at(-1)).toBe("DELETE /installation/token");
  expect(saved.at(-1)).toBe("app-token=");
});

test("is not waited for beyond what is left of the run's time", async () => {
  const timeout = 3_600_000;
  const { inputs, context } = await appRun({ timeout: "1h", elapsed: timeout - 100, silent: true });
  await expect(asApp(inputs, context, async () => "worked")).rejects.toThrow("timed out");
});

test("is revoked where it cannot be noted for the post step", async () => {
  const { inputs, context, requests } = await appRun({ timeout: "10m" });
  const saveState = () => {
    throw new Error("no space left on device");
  };
  await expect(asApp(inputs, { ...context, saveState }, async () => "worked")).rejects.toThrow("no space left");
  expect(requests.at(-1)).toBe("DELETE /installation/token");
});
