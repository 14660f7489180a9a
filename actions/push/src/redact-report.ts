import { redactAll } from "@pushpull/core/redaction";
import type { PushReport, ReportedFailure } from "@pushpull/core/report";

/** A report without secrets: names are ours to show, what others say may quote anything. */
export function redactReport(report: PushReport, redact: (text: string) => string): PushReport {
  const without = <Told extends { readonly message?: string | undefined; readonly hint?: string | undefined }>(
    told: Told,
  ): Told => ({
    ...told,
    ...(told.message === undefined ? {} : { message: redact(told.message) }),
    ...(told.hint === undefined ? {} : { hint: redact(told.hint) }),
  });
  return {
    ...report,
    objects: report.objects.map(without),
    faults: report.faults.map(without),
    failures: report.failures.map((failure) => redactFailure(failure, redact)),
  };
}

/** What an application prints may hold any secret. */
function redactFailure(failure: ReportedFailure, redact: (text: string) => string): ReportedFailure {
  const { apiVersion, kind, namespace, name } = failure;
  return { ...redactAll(failure, redact), apiVersion, kind, namespace, name };
}
