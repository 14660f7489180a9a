/** A real forge on loopback: Gitea, with its web pages, its API, and Git over HTTP. */
import { randomBytes } from "node:crypto";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { answersHttp } from "./answers-http.ts";
import { startDaemon } from "./daemon.ts";
import { byPassword, byToken, giteaCall } from "./gitea-api.ts";
import { giteaPages } from "./gitea-pages.ts";
import { giteaProgram } from "./gitea-program.ts";
import { makeGiteaRepository } from "./gitea-repository.ts";
import { temporaryFolder } from "./guard.ts";
import { freePorts } from "./ports.ts";
import { runProgram } from "./run-program.ts";
/** Starts one; builds it first, where it is not in the cache. */
export async function startGitea({ styled = false } = {}) {
    const { program, root } = await giteaProgram();
    const pages = styled ? await giteaPages() : undefined;
    const [folder, [port = 0]] = await Promise.all([temporaryFolder("gitea"), freePorts(1)]);
    const server = `http://127.0.0.1:${port}`;
    const config = join(folder.path, "app.ini");
    await Promise.all([
        mkdir(join(folder.path, "logs")),
        writeFile(config, settings({ folder: folder.path, root, port })),
    ]);
    if (pages !== undefined) {
        await mkdir(join(folder.path, "custom"));
        await symlink(pages, join(folder.path, "custom", "public"));
    }
    const daemon = startDaemon({
        name: "gitea",
        program,
        args: ["web", `--config=${config}`],
        logs: join(folder.path, "logs"),
    });
    const repositories = [];
    const stop = async () => {
        await daemon.stop();
        await Promise.all(repositories.map((repository) => repository.remove()));
        await folder.remove();
    };
    try {
        await daemon.ready(() => answersHttp(`${server}/api/healthz`));
        const admin = await makeAdmin(program, config);
        const api = `${server}/api/v1`;
        const call = giteaCall(api, byToken(admin.token));
        const makeToken = async (user, scopes) => {
            const wanted = { name: randomBytes(8).toString("hex"), scopes };
            const ask = giteaCall(api, byPassword(user));
            return (await ask("POST", `/users/${user.name}/tokens`, wanted)).sha1;
        };
        return {
            server,
            api,
            admin,
            call,
            callAs: ({ token }) => giteaCall(api, byToken(token)),
            makeUser: async (name) => {
                const user = { name, email: `${name}@example.com`, password: newPassword() };
                await call("POST", "/admin/users", { ...user, username: name, must_change_password: false });
                return { ...user, token: await makeToken(user, ["all"]) };
            },
            makeTeam: async (name, member) => {
                const [owner, team] = name.split("/");
                const rights = { permission: "write", includes_all_repositories: true, units: ["repo.code", "repo.pulls"] };
                const made = await call("POST", `/orgs/${owner}/teams`, { name: team, ...rights });
                await call("PUT", `/teams/${made.id}/members/${member.name}`);
            },
            makeToken,
            makeRepository: async (options) => {
                const repository = await makeGiteaRepository({ server, admin, call }, options);
                repositories.push(repository);
                return repository;
            },
            stop,
        };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
function newPassword() {
    return randomBytes(16).toString("hex");
}
/** The first user cannot come by the API. */
async function makeAdmin(program, config) {
    const user = { name: "keeper", email: "keeper@example.com", password: newPassword() };
    const printed = await runProgram(program, [
        ...["admin", "user", "create", `--config=${config}`, "--admin", "--must-change-password=false"],
        ...[`--username=${user.name}`, `--email=${user.email}`, `--password=${user.password}`],
        ...["--access-token", "--access-token-name=first", "--access-token-scopes=all"],
    ], { env: { PATH: process.env.PATH, HOME: dirname(config) } });
    const token = /\b[0-9a-f]{40}\b/.exec(printed)?.[0];
    if (token === undefined)
        throw new Error(`Gitea made no token: ${printed}`);
    return { ...user, token };
}
/** Its `app.ini` (Gitea docs, "Configuration Cheat Sheet"). */
function settings({ folder, root, port }) {
    return `APP_NAME = Gitea
RUN_MODE = prod
WORK_PATH = ${folder}
; The lab may run as root in a container.
I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true

[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = http://127.0.0.1:${port}/
STATIC_ROOT_PATH = ${root}
DISABLE_SSH = true
OFFLINE_MODE = true

[database]
DB_TYPE = sqlite3
SQLITE_JOURNAL_MODE = WAL
; Milliseconds. A busy machine may take longer than the half second that is usual.
SQLITE_TIMEOUT = 30000

[security]
INSTALL_LOCK = true
SECRET_KEY = ${randomBytes(32).toString("hex")}
; Its passwords guard nothing, and the usual way takes a tenth of a second each.
PASSWORD_HASH_ALGO = pbkdf2$2$8

[oauth2]
ENABLED = false

[service]
DISABLE_REGISTRATION = true

[log]
MODE = console
LEVEL = Warn

[session]
PROVIDER = memory

[queue]
TYPE = channel

[indexer]
ISSUE_INDEXER_TYPE = db

[cron]
ENABLED = false

[actions]
ENABLED = false

[packages]
ENABLED = false

; Argo CD listens on loopback.
[webhook]
ALLOWED_HOST_LIST = loopback
`;
}
