import { join } from "node:path";
import { temporaryFolder } from "../lab/guard.ts";
import { measureBumps } from "./bumps.ts";
import { measureLocating } from "./locate.ts";
import { makeManifestRepository } from "./manifest-repository.ts";
export const pullBench = {
    name: "pull",
    needs: "git",
    about: ({ files }) => `Bumps an image that 20 of ${files} manifests use: found and edited on this disk, then from end to end over HTTP.`,
    async run({ files, rtt }) {
        const folder = await temporaryFolder("manifests");
        try {
            const repository = await makeManifestRepository(join(folder.path, "deploy.git"), files);
            const locate = await measureLocating(repository);
            const action = await measureBumps(repository, rtt);
            const { toChange } = repository;
            return {
                header: ["", "pushpull", "with `manifests`", "what people use instead"],
                rows: [
                    ["find (grep -rl)", "", "", `${hundredths(locate.grep)} s`],
                    [
                        "find and edit (yq -i on what grep found)",
                        `${hundredths(locate.pull)} s`,
                        "",
                        `${hundredths(locate.yq)} s`,
                    ],
                    [`lines changed, of ${toChange}`, String(locate.pullLines), "", String(locate.yqLines)],
                    [
                        "from end to end (clone, grep, sed, commit, push)",
                        `${hundredths(action.pull)} s`,
                        `${hundredths(action.pullPath)} s`,
                        `${hundredths(action.shell)} s`,
                    ],
                ],
                goals: [
                    ratio("find and edit, against grep alone", 2, locate.pull / locate.grep),
                    ratio("from end to end, against a shell", 0.8, action.pull / action.shell),
                    ratio("with `manifests`, against a shell", 0.5, action.pullPath / action.shell),
                    {
                        what: "lines changed",
                        wanted: `= ${toChange}`,
                        got: String(locate.pullLines),
                        met: locate.pullLines === toChange,
                    },
                ],
                json: {
                    bench: "pull",
                    files,
                    rtt_ms: rtt,
                    locate: {
                        grep_s: hundredths(locate.grep),
                        yq_s: hundredths(locate.yq),
                        pull_s: hundredths(locate.pull),
                        yq_lines_changed: locate.yqLines,
                        pull_lines_changed: locate.pullLines,
                    },
                    action: {
                        shell_s: hundredths(action.shell),
                        pull_s: hundredths(action.pull),
                        pull_path_s: hundredths(action.pullPath),
                    },
                },
            };
        }
        finally {
            await folder.remove();
        }
    },
};
function ratio(what, limit, value) {
    return { what, wanted: `≤ ${limit} ×`, got: `${hundredths(value)} ×`, met: value <= limit };
}
function hundredths(value) {
    return Math.round(value * 100) / 100;
}
