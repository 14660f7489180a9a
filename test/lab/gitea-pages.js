/** The styles and scripts of Gitea's web pages, which its module has the sources of. */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { labError } from "./error.ts";
import { giteaModule } from "./gitea-program.ts";
import { temporaryFolder } from "./guard.ts";
import { copyFromModule } from "./module-folder.ts";
import { runProgram } from "./run-program.ts";
/** As its `package.json` wants it. */
const pnpm = "pnpm@10.33.0";
const configs = ["package.json", "pnpm-lock.yaml", ".npmrc", "tsconfig.json", "types.d.ts"];
const sources = [
    "vite.config.ts",
    "tailwind.config.ts",
    "web_src",
    "assets",
    "public",
    "options",
    "templates",
    "tools",
];
/** A folder that it takes for its `custom/public`. Builds what is in it, or finds it in the cache. */
export function giteaPages() {
    return buildPages().catch((cause) => {
        throw labError(`The web pages of Gitea could not be built: ${cause.message}`, "It takes npm and its registry: `npm ping` says whether that can be reached.", cause);
    });
}
async function buildPages() {
    const lock = await readFile(join(giteaModule.goMod, "go.mod"), "utf8");
    return buildOnce({
        name: "gitea-pages",
        title: "the styles and scripts of Gitea's pages",
        takes: "1 minute",
        sources: [pnpm, lock, ...configs, ...sources],
        build: async (draft, tell) => {
            const { path, remove } = await temporaryFolder("gitea-pages");
            // pnpm keeps what it downloads, and its state, below these.
            const own = { XDG_CACHE_HOME: path, XDG_DATA_HOME: path, XDG_STATE_HOME: path };
            const run = (program, args) => runProgram(program, args, { cwd: path, env: { ...process.env, ...own, CI: "true" } });
            try {
                await copyFromModule(giteaModule, [...configs, ...sources], path);
                tell("downloading");
                const options = ["--prod", "--frozen-lockfile", "--ignore-scripts", `--store-dir=${join(path, "store")}`];
                await run("npm", ["exec", "--yes", `--package=${pnpm}`, "--", "pnpm", "install", ...options]);
                tell("bundling");
                // By our own Node: the one on the PATH may be too old for it.
                await run(process.execPath, ["node_modules/vite/bin/vite.js", "build"]);
                await cp(join(path, "public", "assets"), join(draft, "assets"), { recursive: true });
            }
            finally {
                await remove();
            }
        },
    });
}
