/** OpenSSH's server: the machine's own, or Debian's package unpacked into the lab's cache. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buildOnce } from "./build-once.ts";
import { labError } from "./error.ts";
import { runProgram } from "./run-program.ts";

export interface Sshd {
  readonly path: string;
  /** Where it finds libraries that the machine may lack. */
  readonly libraries: string | undefined;
}

const own = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/opt/homebrew/sbin/sshd"];
const packages = ["openssh-server", "libwrap0"];

/** @throws LabError where there is none, and no apt to fetch it with */
export async function findSshd(): Promise<Sshd> {
  const installed = own.find((path) => existsSync(path));
  if (installed !== undefined) return { path: installed, libraries: undefined };
  const folder = await buildOnce({
    name: "sshd",
    title: "sshd (an ssh server, unpacked from Debian's package)",
    takes: "5 seconds",
    sources: packages,
    build: async (draft) => {
      try {
        await runProgram("apt-get", ["download", ...packages], { cwd: draft });
        for (const file of await readdir(draft)) await runProgram("dpkg-deb", ["-x", file, "."], { cwd: draft });
      } catch (cause) {
        throw labError(
          "There is no sshd here, and apt-get could not fetch it.",
          "Install OpenSSH's server (`sshd`).",
          cause,
        );
      }
    },
  });
  const libraries = [`lib/${triplet}`, `usr/lib/${triplet}`].map((path) => join(folder, path)).join(":");
  return { path: join(folder, "usr/sbin/sshd"), libraries };
}

const triplet = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
