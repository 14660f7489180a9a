/** Helm's records of a release: read from its Secrets, and marked as failed without changing anything else. */
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Api, ApiError, type ApiRequest } from "../../../packages/push/src/cluster/api.ts";
import { markFailed } from "../../../packages/push/src/helm/release/mark-revision.ts";
import {
  currentEntry,
  type ReleaseStatus,
  readHistory,
  readRevision,
} from "../../../packages/push/src/helm/release/release-record.ts";

const release = { name: "web", namespace: "shop" };

/** A number that JavaScript cannot hold, and one that it writes in another way. */
const record = `{"name":"web","info":{"first_deployed":"2026-01-01T00:00:00Z","status":"pending-upgrade","description":"Preparing upgrade","notes":"Hi"},"chart":{"metadata":{"name":"web","version":"1.2.0","appVersion":"2.0"}},"config":{"account":12345678901234567890,"ratio":1.0},"manifest":"---\\n","hooks":[{"name":"migrate","kind":"Job","manifest":"kind: Job","events":["pre-upgrade"],"last_run":{"started_at":"2026-01-01T00:00:01Z","completed_at":"2026-01-01T00:00:04Z","phase":"Succeeded"}},{"name":"never","kind":"Job","events":["test"],"last_run":{"started_at":"0001-01-01T00:00:00Z","phase":""}}],"version":3,"namespace":"shop","apply_method":"ssa"}`;

const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64");
const compressed = (json: string) => base64(base64(gzipSync(json)));

function secret(data: string, status = "pending-upgrade") {
  const labels = { owner: "helm", name: "web", version: "3", status, team: "shop" };
  const metadata = { name: "sh.helm.release.v1.web.v3", labels, resourceVersion: "7", managedFields: [] };
  return { apiVersion: "v1", kind: "Secret", metadata, type: "helm.sh/release.v1", data: { release: data } };
}

function answering(body: unknown): { readonly api: Api; readonly requests: ApiRequest[] } {
  const requests: ApiRequest[] = [];
  const send: Api["send"] = async (request) => {
    requests.push(request);
    return { status: 200, body, warnings: [], date: 1_000 };
  };
  return { api: { send, watch: () => Promise.reject(new Error("not watched")) }, requests };
}

describe("a record", () => {
  test.for([
    ["as Helm compresses it", compressed(record)],
    ["from before Helm compressed them", base64(base64(record))],
  ] as const)("is read %s", async ([, data]) => {
    const read = await readRevision(answering(secret(data)).api, release, 3);
    expect(read).toMatchObject({
      revision: 3,
      status: "pending-upgrade",
      notes: "Hi",
      chart: { name: "web", version: "1.2.0", appVersion: "2.0" },
      applyMethod: "server-side",
      hooks: [
        { name: "migrate", phase: "Succeeded", took: 3_000 },
        { name: "never", phase: undefined, took: undefined },
      ],
    });
  });

  test.for([
    ["is no base64", "!!!"],
    ["is no JSON", base64(base64("release"))],
    ["is cut", compressed(record).slice(0, 100)],
    ["would fill the memory", compressed("a".repeat(70 * 1024 * 1024))],
  ] as const)("that %s is a fault which names its Secret", async ([, data]) => {
    await expect(readRevision(answering(secret(data)).api, release, 3)).rejects.toMatchObject({
      code: "helm",
      message: "The record of revision 3 of release shop/web cannot be read",
      hint: expect.stringContaining("sh.helm.release.v1.web.v3"),
    });
  });

  test("that is marked as failed keeps everything else, to the last digit", async () => {
    const { api, requests } = answering(secret(compressed(record)));
    await markFailed(api, release, { revision: 3, resourceVersion: "7" }, "Ended");
    const written = requests.at(-1);
    expect(written).toMatchObject({
      method: "PUT",
      path: expect.stringContaining("/secrets/sh.helm.release.v1.web.v3"),
    });
    const body = written?.body as ReturnType<typeof secret>;
    expect(body.metadata).toMatchObject({
      resourceVersion: "7",
      labels: { status: "failed", version: "3", team: "shop", owner: "helm" },
    });
    const json = gunzipSync(Buffer.from(Buffer.from(body.data.release, "base64").toString(), "base64")).toString();
    expect(json).toBe(
      record
        .replace('"status":"pending-upgrade"', '"status":"failed"')
        .replace('"description":"Preparing upgrade"', '"description":"Ended"'),
    );
  });
});

describe("the history", () => {
  const entry = (revision: string, status: ReleaseStatus, time = "2026-01-01T00:00:00Z") => ({
    metadata: {
      labels: { version: revision, status },
      creationTimestamp: "2026-01-01T00:00:00Z",
      managedFields: [{ manager: "helm", time }],
      annotations: { "pushpull/held-by": "a run" },
    },
  });

  test("is sorted by revision, not by name, and says when each was last written", async () => {
    const items = [entry("9", "superseded"), entry("10", "deployed", "2026-01-01T00:01:00Z"), { metadata: {} }];
    const { revisions, readAt } = await readHistory(answering({ items }).api, release);
    expect(revisions.map(({ revision }) => revision)).toEqual([10, 9]);
    expect(revisions[0]).toMatchObject({ changedAt: Date.parse("2026-01-01T00:01:00Z"), heldBy: "a run" });
    expect(readAt).toBe(1_000);
  });

  test.for<[string, readonly ReleaseStatus[], number | undefined]>([
    ["none", [], undefined],
    ["the deployed one", ["deployed", "superseded"], 2],
    ["the deployed one before a failed one", ["failed", "deployed", "superseded"], 2],
    ["the latest where none was deployed", ["failed", "failed"], 2],
    ["none of an uninstalled release", ["uninstalled", "superseded"], undefined],
  ])("has as its current revision %s", async ([, statuses, current]) => {
    const items = statuses.map((status, index) => entry(String(statuses.length - index), status));
    expect(currentEntry(await readHistory(answering({ items }).api, release))?.revision).toBe(current);
  });

  test("that may not be read is the server's answer", async () => {
    const api: Api = { ...answering({}).api, send: () => Promise.reject(new ApiError(403, { message: "no" })) };
    await expect(readHistory(api, release)).rejects.toMatchObject({ httpStatus: 403 });
  });
});
