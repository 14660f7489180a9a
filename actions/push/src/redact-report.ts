import type { ObjectRef } from "@pushpull/core/kubernetes";
import { redactAll } from "@pushpull/core/redaction";
import type { PushReport } from "@pushpull/core/report";

/** A report without secrets. Names of our own manifests are kept; all that others say is redacted, the server too. */
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

/** What is said of an object; its own name stays. */
function withoutSecrets<Of extends ObjectRef>(told: Of, redact: (text: string) => string): Of {
  const { apiVersion, kind, namespace, name } = told;
  return { ...redactAll(told, redact), apiVersion, kind, namespace, name };
}
