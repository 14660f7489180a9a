/**
 * The release as Helm records it: one Secret per revision, `sh.helm.release.v1.NAME.vREVISION` (Helm,
 * `pkg/storage/driver/secrets.go`). Helm writes them, and this file reads them; the little that pushpull writes
 * on them is in mark-revision.ts.
 */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { UserError } from "@pushpull/core/errors";
import type { Api } from "../../cluster/api.ts";

/** The statuses of a revision (Helm, `pkg/release/common/status.go`). */
export type ReleaseStatus =
  | "unknown"
  | "deployed"
  | "uninstalled"
  | "superseded"
  | "failed"
  | "uninstalling"
  | "pending-install"
  | "pending-upgrade"
  | "pending-rollback";

/** Annotation of a pending revision: the run of ours that is at work on it. Helm's own last write drops it. */
export const heldBy = "pushpull/held-by";

/** Selects a release. */
export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** One revision, as the labels of its Secret describe it. */
export interface RevisionEntry {
  readonly revision: number;
  readonly status: ReleaseStatus;
  /** When the Secret was last written, in milliseconds since 1970 by the API server's clock. */
  readonly changedAt: number;
  /** The field manager of the last write. */
  readonly writer: string;
  /** The run of ours that is at work on it; undefined where it is another Helm. */
  readonly heldBy: string | undefined;
  readonly resourceVersion: string;
}

/** The revisions of a release that are recorded, newest first. */
export interface ReleaseHistory {
  readonly revisions: readonly RevisionEntry[];
  /** The API server's time of the answer, in milliseconds since 1970. */
  readonly readAt: number;
}

/** A revision, with everything that Helm recorded of it. */
export interface ReleaseRecord {
  readonly revision: number;
  readonly status: ReleaseStatus;
  readonly description: string;
  readonly notes: string;
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string | undefined };
  /** The values given by the user (`helm get values`). */
  readonly values: unknown;
  /** The rendered objects, in YAML. */
  readonly manifest: string;
  readonly hooks: readonly RecordedHook[];
  /** How Helm writes the objects; releases of Helm 3 are written from the client's side. */
  readonly applyMethod: "client-side" | "server-side";
}

export interface RecordedHook {
  readonly name: string;
  readonly kind: string;
  readonly manifest: string;
  readonly events: readonly string[];
  /** How its last run ended: `Succeeded`, `Failed`, `Running`, `Unknown`. */
  readonly phase: string | undefined;
  /** Milliseconds that its last run took; undefined while it runs, or where it did not. */
  readonly took: number | undefined;
}

/** The release after the run, or in a dry run, before it. */
export interface ReleaseResult {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  readonly appVersion: string | undefined;
  /** The revision before; undefined where there was none. */
  readonly from: number | undefined;
  /** The revision that this run has made; in a dry run, the one that it would make. */
  readonly to: number | undefined;
  readonly status: ReleaseStatus | undefined;
  /** The chart's notes: foreign text. */
  readonly notes: string;
  /** What Helm said where it failed, or what kept the record from being true. */
  readonly faults: readonly UserError[];
}

/** Whether Helm is at work on a revision, or was when it was ended. */
export function isPending({ status }: Pick<RevisionEntry, "status">): boolean {
  return status.startsWith("pending-");
}

/** The revision that serves; undefined where none does. */
export function deployedEntry({ revisions }: ReleaseHistory): RevisionEntry | undefined {
  return revisions.find(({ status }) => status === "deployed");
}

/**
 * The revision whose objects Helm replaces: the deployed one, else the latest. Undefined for a release that Helm
 * installs, which an uninstalled one is too.
 */
export function currentEntry(history: ReleaseHistory): RevisionEntry | undefined {
  const [latest] = history.revisions;
  return latest?.status === "uninstalled" ? undefined : (deployedEntry(history) ?? latest);
}

const secretPrefix = "sh.helm.release.v1";

export function secretsPath(namespace: string): string {
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`;
}

export function revisionPath({ name, namespace }: ReleaseName, revision: number): string {
  return `${secretsPath(namespace)}/${encodeURIComponent(`${secretPrefix}.${name}.v${revision}`)}`;
}

/** `metadata` of a revision's Secret. */
export interface SecretMetadata {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly creationTimestamp?: string;
  readonly resourceVersion?: string;
  readonly managedFields?: readonly { readonly manager?: string; readonly time?: string }[];
}

/** Reads which revisions of a release there are, without their contents, which may be a megabyte each. */
export async function readHistory(api: Api, { name, namespace }: ReleaseName): Promise<ReleaseHistory> {
  const labelSelector = `owner=helm,name=${name}`;
  const { body, date } = await api.send({
    method: "GET",
    path: `${secretsPath(namespace)}?${new URLSearchParams({ labelSelector })}`,
    accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
  });
  // The server writes null for an empty list of metadata.
  const { items } = body as { readonly items?: readonly { readonly metadata: SecretMetadata }[] | null };
  const revisions = (items ?? []).flatMap(({ metadata }) => toEntry(metadata));
  return { revisions: revisions.toSorted((a, b) => b.revision - a.revision), readAt: date ?? Date.now() };
}

function toEntry({ labels = {}, ...metadata }: SecretMetadata): readonly RevisionEntry[] {
  const revision = Number(labels.version);
  if (!Number.isSafeInteger(revision)) return [];
  const writes = (metadata.managedFields ?? []).toSorted((a, b) => timeOf(b.time) - timeOf(a.time));
  return [
    {
      revision,
      status: (labels.status ?? "unknown") as ReleaseStatus,
      changedAt: Math.max(timeOf(metadata.creationTimestamp), timeOf(writes[0]?.time)),
      writer: writes[0]?.manager ?? "Helm",
      heldBy: metadata.annotations?.[heldBy],
      resourceVersion: metadata.resourceVersion ?? "",
    },
  ];
}

function timeOf(text: string | undefined): number {
  return Date.parse(text ?? "") || 0;
}

/** The parts of Helm's JSON that are read (Helm, `pkg/release/v1`). */
interface RecordJson {
  readonly version?: number;
  readonly info?: {
    readonly status?: ReleaseStatus;
    readonly description?: string;
    readonly notes?: string;
  };
  readonly chart?: {
    readonly metadata?: { readonly name?: string; readonly version?: string; readonly appVersion?: string };
  };
  readonly config?: unknown;
  readonly manifest?: string;
  readonly hooks?: readonly {
    readonly name?: string;
    readonly kind?: string;
    readonly manifest?: string;
    readonly events?: readonly string[];
    readonly last_run?: { readonly phase?: string; readonly started_at?: string; readonly completed_at?: string };
  }[];
  readonly apply_method?: string;
}

/**
 * Reads one revision.
 * @throws UserError for a Secret that does not hold a release
 */
export async function readRevision(api: Api, release: ReleaseName, revision: number): Promise<ReleaseRecord> {
  const { body } = await api.send({ method: "GET", path: revisionPath(release, revision) });
  const { data = {} } = body as { readonly data?: Readonly<Record<string, string>> };
  let json: RecordJson;
  try {
    json = JSON.parse(await decodeRecord(data.release ?? "")) as RecordJson;
  } catch (cause) {
    throw unreadable(release, revision, cause);
  }
  const { info = {}, chart: { metadata = {} } = {} } = json;
  return {
    revision,
    status: info.status ?? "unknown",
    description: info.description ?? "",
    notes: info.notes ?? "",
    chart: { name: metadata.name ?? "", version: metadata.version ?? "", appVersion: metadata.appVersion },
    values: json.config ?? {},
    manifest: json.manifest ?? "",
    hooks: (json.hooks ?? []).map((hook) => ({
      name: hook.name ?? "",
      kind: hook.kind ?? "",
      manifest: hook.manifest ?? "",
      events: hook.events ?? [],
      phase: hook.last_run?.phase || undefined,
      took: tookTo(hook.last_run?.started_at, hook.last_run?.completed_at),
    })),
    applyMethod: json.apply_method === "ssa" ? "server-side" : "client-side",
  };
}

/** Helm writes times of the year 1 for those that are not set. */
function tookTo(started: string | undefined, completed: string | undefined): number | undefined {
  const [begin, end] = [timeOf(started), timeOf(completed)];
  return begin > 0 && end >= begin ? end - begin : undefined;
}

function unreadable({ name, namespace }: ReleaseName, revision: number, cause: unknown): UserError {
  return new UserError(`The record of revision ${revision} of release ${namespace}/${name} cannot be read`, {
    code: "helm",
    hint: `Look at it with: helm get all ${name} --revision ${revision} --namespace ${namespace}. If Helm cannot read it either, delete its Secret ${secretPrefix}.${name}.v${revision}.`,
    cause,
  });
}

/** Maximum size of a decoded record, in bytes. A Secret holds at most 1 MiB, which Helm compresses. */
const longestRecord = 64 * 1024 * 1024;

/** Base64 by Kubernetes, then base64 by Helm, gzip unless it is from before Helm compressed, and JSON. */
export async function decodeRecord(data: string): Promise<string> {
  const bytes = Buffer.from(Buffer.from(data, "base64").toString("latin1"), "base64");
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const json = isCompressed ? await promisify(gunzip)(bytes, { maxOutputLength: longestRecord }) : bytes;
  return json.toString("utf8");
}
