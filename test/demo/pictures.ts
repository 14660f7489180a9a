/**
 * `npm run pictures`: makes the pictures of summaries in the pages anew, from real runs against the lab. Needs Chromium
 * on the PATH.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { configMap, deployment, service } from "../e2e/manifests.ts";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { kubectlOf, type LabCluster, startCluster } from "../lab/cluster.ts";
import { explain } from "../lab/error.ts";
import { runProgram } from "../lab/run-program.ts";
import { root } from "../workshop/paths.ts";
import { pageOf } from "./page.ts";

interface Picture {
  /** Its file in `.github`. */
  readonly file: string;
  readonly title: string;
  /** What is deployed one after the other; the picture is of the last one. */
  readonly deploys: readonly Readonly<Record<string, string>>[];
  /** Whether the picture ends before the tables of images and objects. */
  readonly onlyFailures?: true;
}

const database = "          env: [{name: DATABASE_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]\n";
const secret =
  "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {user: shop, pass: not-in-the-picture}\n";

const pictures: readonly Picture[] = [
  {
    file: "summary.png",
    title: "deploy summary",
    deploys: [
      { web: deployment("web", "shop/web:1.4"), service: service("web"), settings: configMap("settings") },
      { web: deployment("web", "shop/web:1.5-slow"), service: service("web"), settings: configMap("settings") },
    ],
  },
  {
    file: "failures.png",
    title: "deploy summary",
    onlyFailures: true,
    deploys: [
      {
        api: deployment("api", "shop/api:1.4"),
        billing: deployment("billing", "shop/billing:7"),
        web: deployment("web", "shop/web:1.4"),
        secret,
      },
      {
        api: deployment("api", "shop/api:1.5-crash"),
        billing: deployment("billing", "shop/billing:8-nokey", database),
        web: deployment("web", "shop/web:1.5-missing"),
      },
    ],
  },
];

/** In place of the lab's address: one that stands for no machine (RFC 5737). */
const address = "https://203.0.113.7:6443";

const width = 914;

try {
  const cluster = await startCluster("pictures");
  try {
    for (const [index, picture] of pictures.entries()) await take(picture, `shop-${index}`, cluster);
  } finally {
    await cluster.stop();
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function take(
  { file, title, deploys, onlyFailures }: Picture,
  namespace: string,
  cluster: LabCluster,
): Promise<void> {
  const workspace = await makeWorkspace();
  const page = join(tmpdir(), `pushpull-${file}.html`);
  try {
    await kubectlOf(cluster)(["create", "namespace", namespace]);
    let summary = "";
    for (const manifests of deploys) {
      await workspace.write(
        Object.fromEntries(Object.entries(manifests).map(([name, content]) => [`deploy/${name}.yaml`, content])),
      );
      const inputs = {
        manifests: "deploy",
        namespace,
        // Long enough for a crash to be one with a log.
        "fail-fast": "off",
        timeout: "14s",
        kubeconfig: await readFile(cluster.kubeconfig, "utf8"),
      };
      const path = [cluster.kubectlFolder, dirname(process.execPath)];
      summary = (await runPush({ workspace, path, inputs, searched: false })).summary;
    }
    const end = onlyFailures ? summary.search(/<table>\s*<tr><th>Object/) : -1;
    const shown = summary
      .slice(0, end === -1 ? undefined : end)
      .replaceAll(cluster.server, address)
      .replaceAll(namespace, "shop");
    await writeFile(page, pageOf([{ title, summary: shown }]));
    const height = await heightOf(page);
    const picture = join(root, ".github", file);
    await chromium([`--window-size=${width},${height}`, `--screenshot=${picture}`, `file://${page}`]);
    console.log(`wrote .github/${file}, ${width} × ${height}`);
  } finally {
    await Promise.all([workspace.remove(), rm(page, { force: true })]);
  }
}

/** A screenshot is as high as its window, so the page is measured first. */
async function heightOf(page: string): Promise<number> {
  const html = await readFile(page, "utf8");
  const measured = `${page}.measured.html`;
  const script = "document.title = Math.ceil(document.body.getBoundingClientRect().bottom) + 12";
  await writeFile(measured, `${html}<script>${script}</script>`);
  try {
    const dom = await chromium([`--window-size=${width},800`, "--dump-dom", `file://${measured}`]);
    return Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? Number.NaN);
  } finally {
    await rm(measured, { force: true });
  }
}

function chromium(args: readonly string[]): Promise<string> {
  return runProgram("chromium", ["--headless", "--no-sandbox", "--hide-scrollbars", ...args]);
}
