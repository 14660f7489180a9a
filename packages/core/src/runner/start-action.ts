/**
 * The run of an action: its inputs and context from the runner, and its outputs, log and summary, over `@actions/core`
 * and the `context` of `@actions/github`. Nothing in this folder knows what an action does.
 *
 * This file is loaded first, and imports no other: `@actions/github` reads the event's file on import.
 */
import { readFileSync } from "node:fs";

/** Variables that are set in a step of a workflow (GitHub Docs, "Variables reference"; act_runner, Forgejo runner). */
const workflowVariables = ["GITHUB_ACTIONS", "GITEA_ACTIONS", "FORGEJO_ACTIONS"];

const notInWorkflow =
  "pushpull runs only as a step of a workflow on GitHub, Gitea or Forgejo: add it to one with `uses:`, or try it on this machine with `npm run demo` in a clone of its repository.";

/**
 * Loads and runs an action if a runner started it. Anywhere else, commands that mask a secret would print it, so only
 * the reason is printed.
 * @param host `process`
 */
export async function startAction(host: NodeJS.Process, load: () => Promise<void>): Promise<void> {
  if (!workflowVariables.some((name) => host.env[name] === "true")) {
    host.stderr.write(`${notInWorkflow}\n`);
    host.exitCode = 1;
    return;
  }
  dropInvalidEvent(host.env);
  await importWithoutProxies(host.env);
  await load();
}

/**
 * Imports `@actions/github` without proxy variables: on import it opens the proxy for GITHUB_API_URL, and throws if
 * that is not an HTTP proxy, but kubectl and Git can use a SOCKS proxy. `forge/connection.ts` handles proxies for
 * forges.
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

/**
 * Unsets the path of an event file that is broken or missing: `@actions/github` would throw or print on import. The
 * event is not needed.
 */
function dropInvalidEvent(env: NodeJS.ProcessEnv): void {
  const { GITHUB_EVENT_PATH: file } = env;
  if (file === undefined) return;
  try {
    const event: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof event === "object" && event !== null) return;
  } catch {
    // Not readable, or not JSON.
  }
  delete env.GITHUB_EVENT_PATH;
}
