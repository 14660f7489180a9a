/** The parts of Argo CD that take an application from Git to a cluster, and the cache they need, in one program. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";
import { copyFromModule } from "./module-folder.ts";
const version = "3.2.6";
const sources = join(import.meta.dirname, "argo-cd");
const files = ["go.mod", "go.sum", "main.go", "redis.go"];
const module = "github.com/argoproj/argo-cd/v3";
const ldflags = `-s -w -X ${module}/common.version=${version}`;
const crds = "manifests/crds";
/** Builds it, or finds it in the cache. */
export async function argoCdProgram() {
    const texts = await Promise.all(files.map((file) => readFile(join(sources, file), "utf8")));
    const folder = await buildOnce({
        name: "argo-cd",
        title: `Argo CD ${version}`,
        takes: "5 minutes",
        sources: [...texts, ldflags, ...goFlags, crds],
        build: async (draft, tell) => {
            await runGo({
                args: ["build", ...goFlags, `-ldflags=${ldflags}`, "-o", join(draft, "bin", "argocd"), "."],
                folder: sources,
                env: { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly" },
                tell,
            });
            await copyFromModule({ goMod: sources, module }, [crds], draft);
        },
    });
    return { folder: join(folder, "bin"), crds: join(folder, crds) };
}
