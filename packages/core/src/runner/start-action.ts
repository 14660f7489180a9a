/**
 * The run of an action: what the runner tells it, and what it tells the runner, over `@actions/core` and the `context` of
 * `@actions/github`. What an action is for is none of this room's business.
 *
 * This file comes first, and loads nothing: `@actions/github` reads the event's file as soon as it is imported.
 */
import { readFileSync } from "node:fs";

/** What says that a program runs as a step of a workflow (GitHub Docs, "Variables reference"; act_runner, Forgejo runner). */
const runners = ["GITHUB_ACTIONS", "GITEA_ACTIONS", "FORGEJO_ACTIONS"];

const refusal =
  "pushpull runs only as a step of a workflow on GitHub, Gitea or Forgejo: add it to one with `uses:`, or try it on this machine with `npm run demo` in a clone of its repository.";

/**
 * Loads and runs an action where a runner has started it. Anywhere else, a line that masks a secret would show it, and
 * inputs have other names than people give them: nothing is read or printed there but why.
 * @param host `process`
 */
export async function startAction(host: NodeJS.Process, load: () => Promise<void>): Promise<void> {
  if (!runners.some((name) => host.env[name] === "true")) {
    host.stderr.write(`${refusal}\n`);
    host.exitCode = 1;
    return;
  }
  forgetBrokenEvent(host.env);
  await importWithoutProxies(host.env);
  await load();
}

/**
 * Imports `@actions/github`, which opens the proxy for GITHUB_API_URL as it is imported, and throws where that is no proxy of
 * HTTP: kubectl and Git can use a SOCKS proxy. How a forge is reached is decided in `forge/connection.ts`.
 */
async function importWithoutProxies(env: NodeJS.ProcessEnv): Promise<void> {
  const names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
  const hidden = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  for (const [name] of hidden) delete env[name];
  try {
    await import("@actions/github");
  } finally {
    Object.assign(env, Object.fromEntries(hidden));
  }
}

/** `@actions/github` throws, or prints, as it is imported where the event's file is broken or missing. None is needed. */
function forgetBrokenEvent(env: NodeJS.ProcessEnv): void {
  const { GITHUB_EVENT_PATH: file } = env;
  if (file === undefined) return;
  try {
    const event: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof event === "object" && event !== null) return;
  } catch {
    // It is forgotten as well.
  }
  delete env.GITHUB_EVENT_PATH;
}
