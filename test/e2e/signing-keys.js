/** Keys that commits are signed with. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../lab/run-program.ts";
import { makeWorkspace } from "./workspace.ts";
/** Makes a private key, as `ssh-keygen` writes it. */
export async function makeSigningKey(context) {
    return (await makeSigningPair(context)).privateKey;
}
export async function makeSigningPair(context) {
    const folder = await makeWorkspace();
    context.onTestFinished(folder.remove);
    const key = join(folder.path, "key");
    await runProgram("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key]);
    const [privateKey, publicKey] = await Promise.all([key, `${key}.pub`].map((path) => readFile(path, "utf8")));
    return { privateKey: privateKey ?? "", publicKey: publicKey ?? "", folder: folder.path };
}
