/** What a Go module holds besides its code. */
import { chmod, cp, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";
/** Copies folders and files of a module. Go's own cache may be emptied. */
export async function copyFromModule({ goMod, module }, paths, to) {
    const env = { ...process.env, GOWORK: "off", GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "auto" };
    const downloaded = await runProgram("go", ["mod", "download", "-json", module], { cwd: goMod, env });
    const { Dir: folder } = JSON.parse(downloaded);
    for (const path of paths) {
        await cp(join(folder, path), join(to, path), { recursive: true });
        await makeWritable(join(to, path));
    }
}
/** Go keeps its modules read-only: whoever empties our cache could not remove such folders. */
async function makeWritable(path) {
    if (!(await stat(path)).isDirectory())
        return;
    await chmod(path, 0o755);
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    for (const entry of entries)
        if (entry.isDirectory())
            await chmod(join(entry.parentPath, entry.name), 0o755);
}
