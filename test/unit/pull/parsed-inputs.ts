/** Inputs as a run of acme/shop reads them. */
import { readInputs, type UserError, userFaults } from "@pushpull/core";
import { type ActionInputs, parseInputs } from "../../../actions/pull/src/inputs.ts";

export type Given = Readonly<Record<string, string>>;

export const run = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_REPOSITORY: "acme/shop",
  GITHUB_SHA: "1".repeat(40),
};

/** Inputs by their names, over those that `action.yml` sets, in a run of acme/shop. */
export function parse(given: Given, more: Given = {}): ActionInputs {
  const inputs = { images: "shop/web=2", token: "ghs_run", "source-token": "ghs_run", ...given };
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { ...run, ...more, ...Object.fromEntries(named) };
  return parseInputs(readInputs(env), env);
}

/** All that is said of inputs that are wrong. */
export function faultsOf(given: Given, more: Given = {}): readonly string[] {
  try {
    parse(given, more);
    return [];
  } catch (error) {
    return (userFaults(error) ?? [error as UserError]).map(({ message, hint }) => `${message}. ${hint}`);
  }
}

export const key = "-----BEGIN OPENSSH PRIVATE KEY-----";
