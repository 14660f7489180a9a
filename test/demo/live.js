/** What Argo CD says of an application, line by line. */
import { formatDuration } from "@pushpull/core/text";
/** Prints each change, with the time since now, until a commit is live. @throws LabError when that does not come */
export async function follow(application, revision) {
    const begin = performance.now();
    let said = "";
    const onStatus = (status) => {
        const line = lineOf(status);
        if (line === undefined || line === said)
            return;
        said = line;
        const after = formatDuration(performance.now() - begin);
        console.log(`  ${after.padStart(5)}  ${application.name.padEnd(8)}  ${line}`);
    };
    await application.says({ sync: "Synced", health: "Healthy", revision }, { onStatus });
}
/** `Synced, Healthy` and its images; undefined before it has looked for the first time. */
function lineOf({ sync, health, summary }) {
    if (!sync?.revision || !health?.status)
        return undefined;
    const state = `${sync.status}, ${health.status}`;
    return `${state.padEnd(22)}  ${sync.revision.slice(0, 7)}  ${summary?.images?.join(", ") ?? ""}`.trimEnd();
}
