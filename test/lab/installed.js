/** Programs that `go install` builds from one public module, as they are. */
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { goFlags, runGo } from "./go.ts";
/** Builds the program, or finds it in the cache. Returns its path. */
export async function installed(program) {
    const target = `${program.package}@${program.version}`;
    const folder = await buildOnce({
        name: program.name,
        title: `${program.name} ${program.version} (${program.purpose})`,
        takes: program.takes,
        sources: [target, ...goFlags],
        build: (draft, tell) => runGo({
            args: ["install", ...goFlags, "-ldflags=-s -w", target],
            folder: draft,
            env: { GOBIN: draft, CGO_ENABLED: "0" },
            tell,
        }),
    });
    return join(folder, program.name);
}
