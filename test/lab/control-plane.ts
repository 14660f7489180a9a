/** etcd, the API server, the controller manager and the scheduler of a real Kubernetes in one program, and kubectl. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";

const kubernetes = { version: "v1.35.4", major: "1", minor: "35" } as const;

const sources = join(import.meta.dirname, "control-plane");
const files = ["go.mod", "go.sum", "main.go", "pki.go", "kubectl/main.go"] as const;

const versionPackage = "k8s.io/component-base/version";
const ldflags = [
  "-s -w",
  `-X ${versionPackage}.gitVersion=${kubernetes.version}`,
  `-X ${versionPackage}.gitMajor=${kubernetes.major}`,
  `-X ${versionPackage}.gitMinor=${kubernetes.minor}`,
].join(" ");

export interface ControlPlane {
  /** The program; its first argument says which part runs. */
  readonly program: string;
  /** A folder for a PATH, with nothing but kubectl in it. */
  readonly kubectlFolder: string;
}

/** Builds it, or finds it in the cache. */
export async function controlPlane(): Promise<ControlPlane> {
  const texts = await Promise.all(files.map((file) => readFile(join(sources, file), "utf8")));
  const folder = await buildOnce({
    name: "control-plane",
    title: `Kubernetes ${kubernetes.version}`,
    takes: "6 minutes",
    sources: [...texts, ldflags, ...goFlags],
    build: async (draft, tell) => {
      const build = (from: string, to: string) => {
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
