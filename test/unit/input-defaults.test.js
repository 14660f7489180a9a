/** The defaults that stand in action.yml, for the runner, and in code, for runs without a runner's help, are the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { parseInputs as parsePullInputs } from "../../actions/pull/src/inputs.ts";
import { parseInputs as parsePushInputs } from "../../actions/push/src/inputs.ts";
import { root } from "../workshop/paths.ts";
import { run, withInputs } from "./pull/parsed-inputs.ts";
/** The defaults in `action.yml` of an action, but for expressions, which only a runner can evaluate. */
function defaultsOf(action) {
    const { inputs } = parseYaml(readFileSync(join(root, "actions", action, "action.yml"), "utf8"));
    return Object.fromEntries(Object.entries(inputs).flatMap(([name, { default: value = "" }]) => value === "" || value.includes("${{") ? [] : [[name, value]]));
}
/** What inputs come to, with functions by what they give for some numbers of pods. */
function comparable(inputs) {
    const budget = (value) => typeof value === "function" ? [1, 10, 100].map((pods) => Number(value(pods))) : value;
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, budget(value)]));
}
test("without inputs, push does what action.yml says by default", () => {
    const defaults = defaultsOf("push");
    expect(Object.keys(defaults)).toContain("timeout");
    const given = { manifests: "deploy" };
    const unset = withInputs(given, parsePushInputs);
    expect(comparable(withInputs({ ...defaults, ...given }, parsePushInputs))).toEqual(comparable(unset));
});
test("without inputs, pull does what action.yml says by default", () => {
    const defaults = defaultsOf("pull");
    expect(Object.keys(defaults)).toContain("mode");
    const given = { images: "shop/web=2", token: "t", repository: "acme/deploy" };
    const read = (inputs) => withInputs(inputs, (reader) => parsePullInputs(reader, run));
    expect(read({ ...defaults, ...given })).toEqual(read(given));
    const proposed = { ...given, mode: "pull-request" };
    expect(read({ ...defaults, ...proposed })).toEqual(read(proposed));
});
