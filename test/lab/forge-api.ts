/** A forge's API as far as it compares commits: its answers are what Git says of a real repository. */
import { createServer } from "node:http";
import type { Repository } from "./git-repository.ts";
import { busy, first, type Weather } from "./github/faults.ts";
import { startGitHub } from "./github/server.ts";
import { tokenOf } from "./github/tokens.ts";
import { listenOnLoopback } from "./ports.ts";

/** GitHub is its stand-in. Gitea's and Forgejo's answer has no `status`. Another one has no such API. */
export type Forge = "github" | "gitea" | "other";

export interface ForgeApi {
  /** For `GITHUB_API_URL`. */
  readonly server: string;
  /** What it was asked, in order, by path and the token that came with it. */
  readonly requests: readonly { readonly path: string; readonly authorization: string | undefined }[];
  readonly stop: () => Promise<void>;
}

interface ForgeApiOptions {
  readonly forge: Forge;
  /** What it serves as `acme/web`. */
  readonly repository: Repository;
  /** Without it, nothing is there. */
  readonly token: string;
  /** So many requests are answered as by a server that is too busy. */
  readonly busyFor?: number;
  /** On GitHub, in place of that. */
  readonly weather?: Weather | undefined;
}

/** Starts one on a free port. */
export async function startForgeApi({
  forge,
  repository,
  token,
  busyFor = 0,
  weather,
}: ForgeApiOptions): Promise<ForgeApi> {
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
  const requests: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { url = "", headers } = request;
    requests.push({ path: url, authorization: headers.authorization });
    if (requests.length <= busyFor) {
      response.writeHead(503).end();
      return;
    }
    const [, base, head] = /^\/repos\/acme\/web\/compare\/([\w-]+)\.\.\.([\w-]+)/.exec(url) ?? [];
    if (forge === "gitea" && url === "/repos/acme/web" && tokenOf(headers.authorization) === token) {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ default_branch: "main" }));
      return;
    }
    const asked =
      forge === "other" || tokenOf(headers.authorization) !== token || base === undefined || head === undefined
        ? Promise.resolve(undefined)
        : compare(repository, base, head);
    void asked.then((counts) => {
      response.writeHead(counts === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(counts === undefined ? { message: "Not Found" } : { total_commits: counts, commits: [] }),
      );
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
async function compare({ git }: Repository, base: string, head: string): Promise<number | undefined> {
  const counted = await git(["rev-list", "--count", `${base}..${head}`, "--"]).catch(() => undefined);
  return counted === undefined ? undefined : Number(counted);
}
