/** GitHub signs what is committed by its API for a bot: here with a key of its own. */
import { join } from "node:path";
import { temporaryFolder } from "../guard.ts";
import { runProgram } from "../run-program.ts";
/** The key is made when it is needed for the first time. */
export function makeSigning() {
    let made;
    return {
        settings: async () => {
            made ??= makeKey();
            return ["-c", "gpg.format=ssh", "-c", `user.signingkey=${(await made).key}`];
        },
        remove: async () => (await made)?.remove(),
    };
}
async function makeKey() {
    const { path, remove } = await temporaryFolder("github-key");
    const key = join(path, "web-flow");
    await runProgram("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "web-flow", "-f", key]);
    return { key, remove };
}
