/** etcd, the API server, the controller manager and the scheduler of a real Kubernetes in one program, and kubectl. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";
const kubernetes = { version: "v1.35.4", major: "1", minor: "35" };
const sources = join(import.meta.dirname, "control-plane");
const files = ["go.mod", "go.sum", "main.go", "pki.go", "kubectl/main.go"];
const versionPackage = "k8s.io/component-base/version";
const ldflags = [
    "-s -w",
    `-X ${versionPackage}.gitVersion=${kubernetes.version}`,
    `-X ${versionPackage}.gitMajor=${kubernetes.major}`,
    `-X ${versionPackage}.gitMinor=${kubernetes.minor}`,
].join(" ");
/** Builds it, or finds it in the cache. */
export async function controlPlane() {
    const texts = await Promise.all(files.map((file) => readFile(join(sources, file), "utf8")));
    const folder = await buildOnce({
        name: "control-plane",
        title: `Kubernetes ${kubernetes.version}`,
        takes: "6 minutes",
        sources: [...texts, ldflags, ...goFlags],
        build: async (draft, tell) => {
            const build = (from, to) => {
                const args = ["build", ...goFlags, `-ldflags=${ldflags}`, "-o", join(draft, to), from];
                return runGo({ args, folder: sources, env: { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly" }, tell });
            };
            // One after the other: they have packages in common.
            await build(".", "control-plane");
            await build("./kubectl", join("bin", "kubectl"));
        },
    });
    return { program: join(folder, "control-plane"), kubectlFolder: join(folder, "bin") };
}
