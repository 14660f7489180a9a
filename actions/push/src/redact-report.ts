import type { ObjectRef } from "@pushpull/core/kubernetes";
import { redactAll } from "@pushpull/core/redaction";
import type { PushReport } from "@pushpull/core/report";

/** Removes secrets from a report. Names from our own manifests are kept; all foreign text is redacted, the server's too. */
export function redactReport(report: PushReport, redact: (text: string) => string): PushReport {
  const { cluster, release, objects, images, faults, failures } = report;
  return {
    ...report,
    ...(cluster === undefined ? {} : { cluster: { ...redactAll(cluster, redact), namespace: cluster.namespace } }),
    ...(release === undefined
      ? {}
      : { release: { ...redactAll(release, redact), name: release.name, namespace: release.namespace } }),
    objects: objects.map((object) => {
      const { action, unproven, file } = object;
      return { ...withoutSecrets(object, redact), action, unproven, file };
    }),
    images: images.map((image) => ({ ...redactAll(image, redact), object: image.object })),
    faults: faults.map((fault) => ({
      ...redactAll(fault, redact),
      code: fault.code,
      ...(fault.file === undefined ? {} : { file: fault.file }),
    })),
    // The output of an application may contain any secret.
    failures: failures.map((failure) => withoutSecrets(failure, redact)),
  };
}

/** Removes secrets from what is reported about an object; its own name is kept. */
function withoutSecrets<Entry extends ObjectRef>(entry: Entry, redact: (text: string) => string): Entry {
  const { apiVersion, kind, namespace, name } = entry;
  return { ...redactAll(entry, redact), apiVersion, kind, namespace, name };
}
