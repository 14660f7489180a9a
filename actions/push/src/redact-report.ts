import { redactAll } from "@pushpull/core/redaction";
import type { PushReport, ReportedFailure } from "@pushpull/core/report";

/** A report without secrets. Names are kept; all foreign text is redacted. */
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

/** The output of an application may contain any secret. */
function redactFailure(failure: ReportedFailure, redact: (text: string) => string): ReportedFailure {
  const { apiVersion, kind, namespace, name } = failure;
  return { ...redactAll(failure, redact), apiVersion, kind, namespace, name };
}
