/** OpenSSH's server: the machine's own, or Debian's package unpacked into the lab's cache. */
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { labError } from "./error.ts";
import { temporaryFolder } from "./guard.ts";
import { runProgram } from "./run-program.ts";
const own = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/opt/homebrew/sbin/sshd"];
const packages = ["openssh-server", "libwrap0"];
/** @throws LabError where there is none, and no apt to fetch it with */
export async function findSshd() {
    const installed = own.find((path) => existsSync(path));
    if (installed !== undefined)
        return { path: installed, libraries: undefined };
    const folder = await buildOnce({
        name: "sshd",
        title: "sshd (an ssh server, unpacked from Debian's package)",
        takes: "10 seconds",
        sources: packages,
        build: async (draft) => {
            try {
                await unpack(draft);
            }
            catch (cause) {
                throw labError("There is no sshd here, and apt-get could not fetch it.", "Install OpenSSH's server (`sshd`).", cause);
            }
        },
    });
    const libraries = [`lib/${triplet}`, `usr/lib/${triplet}`].map((path) => join(folder, path)).join(":");
    return { path: join(folder, "usr/sbin/sshd"), libraries };
}
/** With lists of its own: those of the machine may be empty, and belong to somebody else. */
async function unpack(draft) {
    const apt = await temporaryFolder("apt");
    try {
        const [lists, cache, files] = [join(apt.path, "lists"), join(apt.path, "cache"), join(apt.path, "files")];
        await Promise.all([mkdir(join(lists, "partial"), { recursive: true }), mkdir(cache), mkdir(files)]);
        const options = ["-qq", `--option=Dir::State::Lists=${lists}`, `--option=Dir::Cache=${cache}`];
        await runProgram("apt-get", [...options, "update"]);
        await runProgram("apt-get", [...options, "download", ...packages], { cwd: files });
        for (const file of await readdir(files))
            await runProgram("dpkg-deb", ["-x", join(files, file), draft]);
    }
    finally {
        await apt.remove();
    }
}
const triplet = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
