import { formatRef, type ObjectRef } from "@pushpull/core/kubernetes";
import type { PushReport, ReportedObject, ReportedRelease } from "@pushpull/core/report";

type Action = ReportedObject["action"];

/** In the order of display. */
export const actions: readonly Action[] = ["failed", "skipped", "created", "configured", "unchanged"];

const labels: Readonly<Record<Action, { readonly done: string; readonly planned: string }>> = {
  failed: { done: "failed", planned: "refused" },
  skipped: { done: "not applied", planned: "not checked" },
  created: { done: "created", planned: "to be created" },
  configured: { done: "configured", planned: "to be configured" },
  unchanged: { done: "unchanged", planned: "unchanged" },
};

export function actionLabel(action: Action, { result }: PushReport): string {
  return labels[action][result === "planned" ? "planned" : "done"];
}

/** `1 created, 2 configured, 7 unchanged` */
export function countsByAction(report: PushReport): string {
  return actions
    .map((action) => ({ action, count: report.objects.filter((object) => object.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => `${count} ${actionLabel(action, report)}`)
    .join(", ");
}

/** `Release web 3 → 4, chart web 1.2.0, app 2.0` */
export function releaseSummary({ name, from, to, status, chart, version, appVersion }: ReportedRelease): string {
  const revision = from !== undefined && to !== undefined ? ` ${from} → ${to}` : ` ${to ?? from ?? ""}`;
  const state = status === undefined || status === "deployed" ? "" : ` (${status})`;
  const app = appVersion === undefined || appVersion === "" ? "" : `, app ${appVersion}`;
  return `Release ${name}${revision.trimEnd()}${state}, chart ${chart} ${version}${app}`;
}

/** A function that formats the names of a report's objects: with namespaces if there are several. */
export function objectNamer({ objects }: PushReport): (ref: ObjectRef) => string {
  const namespaces = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
  return (ref) => formatRef(ref, namespaces.size > 1 ? "full" : "short");
}
