/** Inputs as a run of acme/shop reads them. */
import { env } from "node:process";
import { userFaults } from "@pushpull/core/errors";
import { readInputs } from "@pushpull/core/runner";
import { parseInputs } from "../../../actions/pull/src/inputs.ts";
export const run = {
    server: new URL("https://github.com"),
    api: "https://api.github.com",
    repository: "acme/shop",
    commit: "1".repeat(40),
    ref: "refs/heads/main",
    actor: "ada",
    event: "push",
    runId: 7,
    isGitHub: true,
    actionRef: "v1",
    token: undefined,
};
/** Inputs by their names, over those that `action.yml` sets, in a run of acme/shop. */
export function parse(given, more = {}) {
    const own = { token: "ghs_run", "run-token": "ghs_run", "source-token": "ghs_run" };
    const inputs = { images: "shop/web=2", ...own, ...given };
    return withInputs(inputs, (read) => parseInputs(read, { ...run, ...more }));
}
/** Reads inputs by their names, which stand in the environment of the process meanwhile, as a runner puts them there. */
export function withInputs(given, use) {
    const named = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    for (const [name, value] of named)
        env[name] = value;
    try {
        return use(readInputs());
    }
    finally {
        for (const [name] of named)
            delete env[name];
    }
}
/** All that is said of inputs that are wrong. */
export function faultsOf(given, more = {}) {
    try {
        parse(given, more);
        return [];
    }
    catch (error) {
        return (userFaults(error) ?? [error]).map(({ message, hint }) => `${message}. ${hint}`);
    }
}
export const key = "-----BEGIN OPENSSH PRIVATE KEY-----";
