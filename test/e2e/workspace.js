import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { guardFolder } from "../lab/guard.ts";
/** Makes a workspace with files in it, by their paths. */
export async function makeWorkspace(files = {}) {
    const path = await mkdtemp(join(tmpdir(), "pushpull-e2e-"));
    const release = guardFolder(path);
    const write = async (more) => {
        for (const [name, content] of Object.entries(more)) {
            const file = join(path, name);
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, content);
        }
    };
    await write(files);
    const remove = async () => {
        await rm(path, { recursive: true, force: true });
        release();
    };
    return { path, write, remove };
}
