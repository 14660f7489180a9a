/** A forge's API as far as it compares commits: its answers are what Git says of a real repository. */
import { createServer } from "node:http";
import { busy, first } from "./github/faults.ts";
import { startGitHub } from "./github/server.ts";
import { tokenOf } from "./github/tokens.ts";
import { listenOnLoopback } from "./ports.ts";
/** Starts one on a free port. */
export async function startForgeApi({ forge, repository, token, busyFor = 0, weather, }) {
    if (forge === "github") {
        const tokens = { [token]: "octocat" };
        const { api, requests, stop } = await startGitHub({
            repository,
            name: "acme/web",
            tokens,
            weather: weather ?? first(busyFor, busy()),
        });
        return { server: api, requests, stop };
    }
    const requests = [];
    const server = createServer((request, response) => {
        const { url = "", headers } = request;
        requests.push({ path: url, authorization: headers.authorization });
        if (requests.length <= busyFor) {
            response.writeHead(503).end();
            return;
        }
        const [, base, head] = /^\/repos\/acme\/web\/compare\/([0-9a-f]+)\.\.\.([0-9a-f]+)/.exec(url) ?? [];
        const asked = forge === "other" || tokenOf(headers.authorization) !== token || base === undefined || head === undefined
            ? Promise.resolve(undefined)
            : compare(repository, base, head);
        void asked.then((counts) => {
            response.writeHead(counts === undefined ? 404 : 200, { "content-type": "application/json" });
            response.end(JSON.stringify(counts === undefined ? { message: "Not Found" } : { total_commits: counts, commits: [] }));
        });
    });
    const port = await listenOnLoopback(server);
    return {
        server: `http://127.0.0.1:${port}`,
        requests,
        stop: async () => {
            const closed = new Promise((resolve) => server.close(resolve));
            server.closeAllConnections();
            await closed;
        },
    };
}
/** How many commits the head is ahead. Undefined where one of them is not there. */
async function compare({ git }, base, head) {
    const counted = await git(["rev-list", "--count", `${base}..${head}`, "--"]).catch(() => undefined);
    return counted === undefined ? undefined : Number(counted);
}
