/** What pushpull writes on Helm's records: that a run is at work on a revision, and that one has failed. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Api } from "../../cluster/api.ts";
import {
  decodeRecord,
  heldBy,
  type ReleaseName,
  type RevisionEntry,
  revisionPath,
  type SecretMetadata,
} from "./release-record.ts";

/** Says on a pending revision that a run is alive, so that no other one takes it for dead. */
export async function holdRevision(api: Api, release: ReleaseName, revision: number, run: string): Promise<void> {
  await api.send({
    method: "PATCH",
    path: `${revisionPath(release, revision)}?fieldManager=pushpull`,
    contentType: "application/merge-patch+json",
    body: { metadata: { annotations: { [heldBy]: run, "pushpull/held-at": new Date().toISOString() } } },
  });
}

async function encode(json: string): Promise<string> {
  const bytes = await promisify(gzip)(Buffer.from(json), { level: 9 });
  return Buffer.from(bytes.toString("base64")).toString("base64");
}

/**
 * Marks a revision as failed, as Helm does when it ends with an error: in the record and in the label. Nothing else of
 * the record changes, not even a number that JavaScript cannot hold.
 * @param description what `helm history` shows
 * @throws ApiError with status 409 when somebody else has written it since `entry` was read
 */
export async function markFailed(
  api: Api,
  release: ReleaseName,
  entry: Pick<RevisionEntry, "revision" | "resourceVersion">,
  description: string,
): Promise<void> {
  const path = revisionPath(release, entry.revision);
  const { body } = await api.send({ method: "GET", path });
  const secret = body as {
    readonly metadata: SecretMetadata & Readonly<Record<string, unknown>>;
    readonly data?: Readonly<Record<string, string>>;
  };
  const record = parseExact(await decodeRecord(secret.data?.release ?? ""));
  const info = { ...(record.info as object), status: "failed", description };
  const { managedFields: _, ...metadata } = secret.metadata;
  const modifiedAt = String(Math.floor(Date.now() / 1000));
  await api.send({
    method: "PUT",
    path: `${path}?fieldManager=pushpull`,
    body: {
      ...secret,
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, status: "failed", modifiedAt },
        resourceVersion: entry.resourceVersion,
      },
      data: { ...secret.data, release: await encode(JSON.stringify({ ...record, info })) },
    },
  });
}

/** The source of a number, which JSON.stringify writes as it was (TC39, "JSON.parse source text access"). */
interface ExactJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

function parseExact(text: string): Readonly<Record<string, unknown>> {
  const exact = JSON as unknown as ExactJson;
  const parsed = exact.parse(text, (_key, value, { source }) =>
    typeof value === "number" && source !== undefined ? exact.rawJSON(source) : value,
  );
  return parsed as Readonly<Record<string, unknown>>;
}
