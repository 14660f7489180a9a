import { gitHubApiOf, installationToken, revokeInstallationToken } from "@pushpull/core/forge";
import { type ActionContext, type PostContext, stopAfter } from "@pushpull/core/runner";
import type { PullActionInputs } from "./inputs.ts";

/** What the post part needs to revoke the token of a killed run. */
const state = { token: "app-token", api: "app-api" } as const;

/** Milliseconds to wait for a token to be revoked. */
const patience = 10_000;

type Used = Pick<ActionContext, "cancelled" | "elapsed" | "env" | "log" | "mask" | "redact" | "saveState">;

/**
 * Acts as the App that the inputs name, with a token for the repository that is changed, which ends with the work. Where
 * no App is named, the inputs are as they are.
 */
export async function asApp<Result>(
  inputs: PullActionInputs,
  context: Used,
  work: (inputs: PullActionInputs) => Promise<Result>,
): Promise<Result> {
  const { app, forge } = inputs;
  if (app === undefined) return work(inputs);
  const { elapsed, env, log, mask, redact, saveState } = context;
  const api = gitHubApiOf(app);
  const maxPause = () => inputs.timeout - elapsed();
  const stop = stopAfter(maxPause(), context.cancelled, "Raise 'timeout', or find out why GitHub does not answer.");
  const teams = (inputs.proposal?.teamReviewers.length ?? 0) > 0;
  const login = { ...app, api, teams, env, log, redact, signal: stop.signal, maxPause, mask };
  const token = await installationToken(login).finally(stop.clear);
  try {
    saveState(state.api, api);
    saveState(state.token, token);
    const credentials = { kind: "token", token } as const;
    return await work({ ...inputs, credentials, forge: forge && { ...forge, token } });
  } finally {
    await end(token, api, { env, log, redact });
    saveState(state.token, "");
  }
}

/** Revokes a token that a killed run has left. */
export async function releaseApp({ state: noted, hide, ...ports }: PostContext): Promise<void> {
  const [token, api] = [noted(state.token), noted(state.api)];
  if (token === "" || api === "") return;
  hide(token);
  await end(token, api, ports);
}

/** A token that cannot be revoked expires within an hour, which is no reason to fail the run. */
async function end(
  token: string,
  api: string,
  { env, log, redact }: Pick<Used, "env" | "log" | "redact">,
): Promise<void> {
  const signal = AbortSignal.timeout(patience);
  await revokeInstallationToken(token, { api, env, log, redact, signal, maxPause: () => patience }).catch(
    (error: unknown) => log.warning(`Failed to revoke the App's token, which expires within an hour: ${String(error)}`),
  );
}
