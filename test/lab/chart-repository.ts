/** A chart repository over https with a password, as a company has one: packaged charts and an index. */
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { basename, join } from "node:path";
import { temporaryFolder } from "./guard.ts";
import { listenOnLoopback } from "./ports.ts";
import { runProgram } from "./run-program.ts";

export interface ChartRepositoryOptions {
  /** The path of helm, which packages the charts. */
  readonly helm: string;
  /** A folder with ca.crt, server.crt and server.key. */
  readonly pki: string;
  /** The folders of charts. */
  readonly charts: readonly string[];
  /** Without them, everybody may read. */
  readonly login?: { readonly username: string; readonly password: string };
}

export interface ChartRepository {
  /** `https://127.0.0.1:PORT/charts` */
  readonly url: string;
  /** The paths that were asked for, in order. */
  readonly requests: readonly string[];
  /** Packages a chart with another version, and lists it. */
  readonly publish: (chart: string, version?: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts one on a free port. */
export async function startChartRepository(options: ChartRepositoryOptions): Promise<ChartRepository> {
  const { helm, pki, charts, login } = options;
  const folder = await temporaryFolder("chart-repository");
  const files = join(folder.path, "charts");
  await mkdir(files);
  const run = (args: readonly string[]) =>
    runProgram(helm, args, { env: { PATH: process.env.PATH, HOME: folder.path } });
  const publish = async (chart: string, version?: string) => {
    await run(["package", chart, `--destination=${files}`, ...(version === undefined ? [] : [`--version=${version}`])]);
    await run(["repo", "index", files]);
  };
  for (const chart of charts) await publish(chart);
  const wanted =
    login === undefined ? undefined : `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;
  const requests: string[] = [];
  const [cert, key] = await Promise.all(["server.crt", "server.key"].map((name) => readFile(join(pki, name))));
  const server = createServer({ cert, key }, async (request, response) => {
    const { url = "", headers } = request;
    requests.push(url);
    if (wanted !== undefined && headers.authorization !== wanted) {
      response.writeHead(401, { "www-authenticate": "Basic" }).end();
      return;
    }
    const bytes = await readFile(join(files, basename(url))).catch(() => undefined);
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  const port = await listenOnLoopback(server);
  return {
    url: `https://127.0.0.1:${port}/charts`,
    requests,
    publish,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await folder.remove();
    },
  };
}
