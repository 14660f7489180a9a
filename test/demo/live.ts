/** What Argo CD says of an application, line by line. */
import { formatDuration } from "@pushpull/core/text";
import type { Application, ApplicationStatus } from "../lab/argo-cd-application.ts";

/** Prints each change, with the time since now, until a commit is live. @throws LabError when that does not come */
export async function follow(application: Application, revision: string): Promise<void> {
  const begin = performance.now();
  let said = "";
  const onStatus = (status: ApplicationStatus) => {
    const line = lineOf(status);
    if (line === undefined || line === said) return;
    said = line;
    const after = formatDuration(performance.now() - begin);
    console.log(`  ${after.padStart(5)}  ${application.name.padEnd(8)}  ${line}`);
  };
  await application.says({ sync: "Synced", health: "Healthy", revision }, { onStatus });
}

/** `Synced, Healthy` and its images; undefined before it has looked for the first time. */
function lineOf({ sync, health, summary }: ApplicationStatus): string | undefined {
  if (!sync?.revision || !health?.status) return undefined;
  const state = `${sync.status}, ${health.status}`;
  return `${state.padEnd(22)}  ${sync.revision.slice(0, 7)}  ${summary?.images?.join(", ") ?? ""}`.trimEnd();
}
