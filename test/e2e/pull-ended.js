/** Pulls that are ended from outside, at points from their inputs to their last line. */
import { readdirSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { until } from "../lab/until.ts";
import { kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";
import { makeWorkspace } from "./workspace.ts";
const file = "apps/kustomization.yaml";
const image = "ghcr.io/acme/web";
const before = kustomization({ [image]: "1.0.0" });
const after = kustomization({ [image]: "2.0.0" });
/** Ends a run at a point, looks at what is left of it, and has the next one do what may be left to do. */
export async function endAt(point, signal, context) {
    let child;
    let reached = point.asks === undefined;
    const { repository, pull } = await serveManifests({
        files: { [file]: before },
        answer: (request) => {
            if (point.asks?.(request)) {
                reached = true;
                child?.kill(signal);
            }
            return undefined;
        },
    }, context);
    const folder = await makeWorkspace();
    context.onTestFinished(folder.remove);
    const process = join(folder.path, "process");
    if (point.hook !== undefined)
        await repository.hook(point.hook, `kill -s ${signal.slice(3)} "$(cat ${process})"`);
    const onStart = (started, temp) => {
        child = started;
        void writeFile(process, String(started.pid));
        if (point.hasFolder) {
            const seen = () => readdirSync(temp).length > 0;
            void until(seen, { what: point.when, every: 1 }).then(() => started.kill(signal));
        }
        if (point.prints !== undefined)
            started.stdout.on("data", (chunk) => point.prints?.test(String(chunk)) && started.kill(signal));
    };
    const path = point.starts === undefined ? [] : [await endingGit(point.starts, signal, folder.path)];
    const env = { GITHUB_REPOSITORY: "acme/web", GITHUB_SHA: "a".repeat(40) };
    const run = await pull({ images: `${image}=2.0.0` }, { onStart, path, env });
    expect(reached).toBe(true);
    expect(run.remains).toEqual([]);
    const commits = await commitsOf(repository);
    const moved = commits.length > 1;
    if (point.moved !== "maybe")
        expect(moved).toBe(point.moved === "yes");
    expect(commits.length).toBeLessThanOrEqual(2);
    // The server may still be at it: then it is as one of both a moment later as well.
    expect([before, after]).toContain(await repository.read(file));
    const next = await pull({ images: `${image}=2.0.0` }, { env });
    expect(next.errors).toEqual([]);
    expect(["committed", "unchanged"]).toContain(next.outputs.result);
    expect(await commitsOf(repository)).toHaveLength(2);
    expect(await repository.read(file)).toBe(after);
    return { run, moved };
}
/** A folder with a Git that ends who has started it, once, and then does what it was asked for all the same. */
async function endingGit(word, signal, folder) {
    const script = `#!/bin/sh
case " $* " in *" ${word}"*) mkdir "${folder}/ended" 2>/dev/null && kill -s ${signal.slice(3)} $PPID ;; esac
PATH=\${PATH#*:}
exec git "$@"
`;
    await writeFile(join(folder, "git"), script);
    await chmod(join(folder, "git"), 0o755);
    return folder;
}
