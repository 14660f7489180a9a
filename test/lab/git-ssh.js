/** A Git server over ssh, as forges are one: OpenSSH's own server, and rights by key. */
import { spawn } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { guardProcess, mark, temporaryFolder } from "./guard.ts";
import { freePorts } from "./ports.ts";
import { runProgram } from "./run-program.ts";
import { findSshd } from "./sshd.ts";
import { until } from "./until.ts";
/** Starts one on a free port. @param root a folder with bare repositories in it, such as `acme/deploy.git` */
export async function startGitSsh(root) {
    const [sshd, [port = 0], folder] = await Promise.all([findSshd(), freePorts(1), temporaryFolder("ssh")]);
    const file = (name) => join(folder.path, name);
    const makeKey = async (name, passphrase = "") => {
        await runProgram("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", file(name)]);
        return { secret: await readFile(file(name), "utf8"), open: (await readFile(file(`${name}.pub`), "utf8")).trim() };
    };
    const host = await makeKey("host");
    const [write, read, strange] = [await makeKey("write"), await makeKey("read"), await makeKey("strange")];
    const locked = await makeKey("locked", "passphrase");
    await writeFile(file("serve"), script(root));
    await chmod(file("serve"), 0o755);
    const authorize = (rights, key) => `restrict,command="${file("serve")} ${rights}" ${key}\n`;
    await writeFile(file("authorized"), authorize("write", write.open) + authorize("read", read.open));
    await writeFile(file("config"), config(port, file));
    const stop = await start(sshd, file);
    await until(() => listens(port), { what: "sshd to listen", seconds: 20 });
    const hostKey = host.open.split(" ").slice(0, 2).join(" ");
    return {
        server: `ssh://${userInfo().username}@127.0.0.1:${port}`,
        knownHosts: `# 127.0.0.1:${port} SSH-2.0\n[127.0.0.1]:${port} ${hostKey}\n`,
        keys: { write: write.secret, read: read.secret, strange: strange.secret, locked: locked.secret },
        stop: async () => {
            await stop();
            await folder.remove();
        },
    };
}
/** In the words of GitHub's. */
function script(root) {
    return `#!/bin/sh
path=\${SSH_ORIGINAL_COMMAND#*\\'}
path=\${path%\\'}
case "$SSH_ORIGINAL_COMMAND" in
  "git-upload-pack '/"*) command=upload-pack ;;
  "git-receive-pack '/"*) command=receive-pack ;;
  *) exit 1 ;;
esac
if ! [ -d "${root}$path" ]; then
  echo "ERROR: Repository not found." >&2
  exit 1
fi
if [ $command = receive-pack ] && [ "$1" != write ]; then
  echo "ERROR: The key you are authenticating with has been marked as read only." >&2
  exit 1
fi
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
exec git $command "${root}$path"
`;
}
function config(port, file) {
    return `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${file("host")}
AuthorizedKeysFile ${file("authorized")}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AcceptEnv GIT_PROTOCOL
LogLevel ERROR
`;
}
/**
 * As root, sshd wants a user and a folder of its own: it gets both in a view of the file system that nobody else has.
 * Otherwise it lets in whoever has started it, and needs neither.
 */
async function start({ path, libraries }, file) {
    const args = ["-D", "-e", "-f", file("config")];
    const env = { PATH: process.env.PATH, ...mark, LD_LIBRARY_PATH: libraries };
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
        const users = await readFile("/etc/passwd", "utf8");
        const hasUser = /^sshd:/m.test(users);
        await writeFile(file("passwd"), hasUser ? users : `${users}sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n`);
    }
    const view = `mount -t tmpfs tmpfs /run && mkdir /run/sshd && mount --bind ${file("passwd")} /etc/passwd && exec "$@"`;
    const child = isRoot
        ? spawn("unshare", ["--mount", "sh", "-c", view, "sh", path, ...args], { env, stdio: "ignore" })
        : spawn(path, args, { env, stdio: "ignore" });
    const release = child.pid === undefined ? () => { } : guardProcess(child.pid);
    const ended = new Promise((resolve) => child.once("close", resolve));
    return async () => {
        child.kill("SIGKILL");
        await ended;
        release();
    };
}
function listens(port) {
    return new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1");
        socket.once("error", () => resolve(false));
        socket.once("data", () => {
            socket.destroy();
            resolve(true);
        });
    });
}
