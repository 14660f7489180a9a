/** What an API server, or what stands for one, may take of the runner's memory and time. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { expect, onTestFinished, test } from "vitest";
import { createApi } from "../../../packages/push/src/cluster/api-client.ts";
import { openTransport } from "../../../packages/push/src/cluster/transport.ts";
import { maxEvents, openOwnedStore } from "../../../packages/push/src/rollout/owned-resources.ts";
import { watchScope } from "../../../packages/push/src/rollout/watch-scope.ts";

/** The API over a server of this test's own. */
async function apiOf(answer: (response: ServerResponse, url: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), "pushpull-api-"));
  const socketPath = join(folder, "k.sock");
  const server = createServer((request, response) => answer(response, request.url ?? ""));
  server.listen(socketPath);
  await once(server, "listening");
  const transport = openTransport({ socketPath }, () => {});
  onTestFinished(async () => {
    transport.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  const redact = (text: string) => text.replaceAll("correct horse battery", "***");
  return createApi(transport, { signal: new AbortController().signal, redact });
}

test.each([
  ["a redirect", 302, "application/json", '{"kind":"ConfigMap","metadata":{"name":"one"}}'],
  ["a redirect to a page", 301, "text/html", "<a>moved</a>"],
  ["no content", 204, "application/json", ""],
  ["null", 200, "application/json", "null"],
  ["a text", 200, "text/plain", "ok"],
  ["a string in JSON", 201, "application/json", '"ok"'],
])("%s is not taken for the answer to a request, and not asked for again", async (_, status, type, body) => {
  let asked = 0;
  const api = await apiOf((response) => {
    asked += 1;
    response.writeHead(status, { "content-type": type, location: "/login" }).end(body);
  });
  const request = { method: "PATCH", path: "/api/v1/namespaces/a/configmaps/one", body: {} } as const;
  const error = await api.send(request).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ApiError", httpStatus: status });
  expect(asked).toBe(1);
});

test("a watch that is redirected is not open", async () => {
  const api = await apiOf((response) => response.writeHead(302, { location: "/login" }).end());
  const watch = api.watch("/api/v1/pods?a=b", new AbortController().signal);
  await expect(watch).rejects.toMatchObject({ name: "ApiError", httpStatus: 302 });
});

test("a log may be any text", async () => {
  const api = await apiOf((response) => response.writeHead(200, { "content-type": "text/plain" }).end("null"));
  expect(await api.send({ method: "GET", path: "/log", accept: "text/plain, */*" })).toMatchObject({ body: "null" });
});

/** Sends a piece again and again, for as long as somebody reads. */
function sendWithoutEnd(response: ServerResponse, piece: string): void {
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", more);
  more();
}

const megabyte = "a".repeat(1024 * 1024);
const tooLong = { name: "UserError", code: "access", message: "The API server sent a response of more than 128 MiB" };

test("an endless response is not read to its end, and not requested again", async () => {
  let asked = 0;
  const api = await apiOf((response) => {
    asked += 1;
    response.writeHead(200, { "content-type": "application/json" });
    sendWithoutEnd(response, megabyte);
  });
  await expect(api.send({ method: "GET", path: "/version" })).rejects.toMatchObject(tooLong);
  expect(asked).toBe(1);
});

test("a watch with an endless first event is ended", async () => {
  const api = await apiOf((response) => sendWithoutEnd(response, megabyte));
  const events = await api.watch("/api/v1/pods?a=b", new AbortController().signal);
  const read = async () => {
    for await (const event of events) expect.unreachable(String(event));
  };
  await expect(read()).rejects.toMatchObject(tooLong);
});

test("a watch parses events in any chunks", async () => {
  const lines = [1, 2, 3].map((name) => JSON.stringify({ type: "ADDED", object: { metadata: { name } } }));
  const api = await apiOf(async (response) => {
    for (const piece of `${lines.join("\n")}\n`.match(/[\s\S]{1,7}/g) ?? []) {
      response.write(piece);
      await new Promise(setImmediate);
    }
    response.end();
  });
  const seen: unknown[] = [];
  for await (const { object } of await api.watch("/api/v1/pods?a=b", new AbortController().signal)) seen.push(object);
  expect(seen).toEqual([1, 2, 3].map((name) => ({ metadata: { name } })));
});

test("an endless list is not read to its end", async () => {
  let pages = 0;
  const api = await apiOf((response) => {
    pages += 1;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ items: [], metadata: { continue: "more" } }));
  });
  const scope = { collection: "/api/v1/pods", query: {}, includes: () => true };
  const ports = {
    api,
    now: () => 0,
    onChange: () => {},
    onUnwatchable: async () => {},
    signal: new AbortController().signal,
  };
  const store = { list: () => {}, event: () => false };
  await expect(watchScope(scope, { ...ports, store })).rejects.toMatchObject({
    code: "access",
    message: "The list of /api/v1/pods does not end after 1000 pages",
  });
  expect(pages).toBe(1_000);
});

test("of too many events the newest are kept", () => {
  const owned = openOwnedStore();
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", uid: "pod" } };
  const events = owned.store("events", () => {});
  for (let count = 1; count <= maxEvents + 5_000; count++) {
    const metadata = { name: `web.${count}`, uid: String(count) };
    const object = { apiVersion: "v1", kind: "Event", metadata, involvedObject: { uid: "pod" } };
    events.event({ type: "ADDED", object });
  }
  const kept: readonly KubernetesObject[] = owned.of(pod).events;
  expect(kept).toHaveLength(maxEvents);
  expect(kept.at(-1)?.metadata.name).toBe(`web.${maxEvents + 5_000}`);
});

test("the words of a page before the cluster are redacted before they are cut, also where a secret has spaces", async () => {
  const page = `<html><p>${"x".repeat(282)} correct horse battery staple</p></html>`;
  const api = await apiOf((response) => response.writeHead(404, { "content-type": "text/html" }).end(page));
  const error = await api.send({ method: "GET", path: "/version" }).catch((thrown: Error) => thrown);
  expect((error as Error).message).not.toContain("correct");
  expect((error as Error).message).toMatch(/^x+ \*\*\*/);
});
