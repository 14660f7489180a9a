/** Gitea, as its authors release it but for its stylesheets and scripts, which its module does not have. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";
import { copyFromModule } from "./module-folder.ts";
const version = "1.26.0";
const sources = join(import.meta.dirname, "gitea");
export const giteaModule = { goMod: sources, module: "code.gitea.io/gitea" };
const files = ["go.mod", "go.sum", "main.go"];
const ldflags = `-s -w -X main.version=${version}`;
/** What it reads while it runs: `STATIC_ROOT_PATH`. */
const staticFiles = ["options", "public", "templates"];
/** Builds it, or finds it in the cache. */
export async function giteaProgram() {
    const texts = await Promise.all(files.map((file) => readFile(join(sources, file), "utf8")));
    const root = await buildOnce({
        name: "gitea",
        title: `Gitea ${version} (a forge)`,
        takes: "4 minutes",
        sources: [...texts, ldflags, ...goFlags, ...staticFiles],
        build: async (draft, tell) => {
            await runGo({
                args: ["build", ...goFlags, `-ldflags=${ldflags}`, "-o", join(draft, "gitea"), "."],
                folder: sources,
                env: { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly" },
                tell,
            });
            await copyFromModule(giteaModule, staticFiles, draft);
        },
    });
    return { program: join(root, "gitea"), root };
}
