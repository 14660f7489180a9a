import { gitHubApiOf, installationToken, revokeInstallationToken } from "@pushpull/core/forge";
import { type ActionContext, type PostContext, stopAfter } from "@pushpull/core/runner";
import type { PullActionInputs } from "./inputs.ts";

/** What the post part needs to revoke the token of a killed run. */
const state = { token: "app-token", api: "app-api" } as const;

/** Milliseconds to wait for a token to be revoked. */
const revokeTimeout = 10_000;

type AppContext = Pick<ActionContext, "cancelled" | "elapsed" | "env" | "log" | "mask" | "redact" | "saveState">;

/**
 * Runs `work` with a token of the App that the inputs name, for the manifest repository, and revokes the token
 * afterwards. Without an App, the inputs are passed unchanged.
 */
export async function asApp<Result>(
  inputs: PullActionInputs,
  context: AppContext,
  work: (inputs: PullActionInputs) => Promise<Result>,
): Promise<Result> {
  const { app, forge } = inputs;
  if (app === undefined) return work(inputs);
  const { elapsed, env, log, mask, redact, saveState } = context;
  const api = gitHubApiOf(app);
  const maxPause = () => inputs.timeout - elapsed();
  const stop = stopAfter(maxPause(), context.cancelled, "Raise 'timeout', or find out why GitHub does not respond.");
  const teams = (inputs.proposal?.teamReviewers.length ?? 0) > 0;
  const login = { ...app, api, teams, env, log, redact, signal: stop.signal, maxPause, mask };
  const token = await installationToken(login).finally(stop.clear);
  try {
    saveState(state.api, api);
    saveState(state.token, token);
    const credentials = { kind: "token", token } as const;
    return await work({ ...inputs, credentials, forge: forge && { ...forge, token } });
  } finally {
    await revoke(token, api, { env, log, redact });
    saveState(state.token, "");
  }
}

/** Revokes the token of a killed run. */
export async function releaseApp({ state: saved, hide, ...ports }: PostContext): Promise<void> {
  const [token, api] = [saved(state.token), saved(state.api)];
  if (token === "" || api === "") return;
  hide(token);
  await revoke(token, api, ports);
}

/** Revokes a token. A failure is only logged: the token expires within an hour. */
async function revoke(
  token: string,
  api: string,
  { env, log, redact }: Pick<AppContext, "env" | "log" | "redact">,
): Promise<void> {
  const signal = AbortSignal.timeout(revokeTimeout);
  await revokeInstallationToken(token, { api, env, log, redact, signal, maxPause: () => revokeTimeout }).catch(
    (error: unknown) => log.warning(`Failed to revoke the App's token, which expires within an hour: ${String(error)}`),
  );
}
