/** What GitHub says of its REST API: the OpenAPI descriptions that it publishes (package `@octokit/openapi`). */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const files = { "github.com": "api.github.com.json", ghes: "ghes-3.19.json" };
const read = new Map();
/** Reads one, once: it is large. */
export function describeGitHub(flavour) {
    const known = read.get(flavour);
    if (known !== undefined)
        return known;
    const file = createRequire(import.meta.url).resolve(`@octokit/openapi/generated/${files[flavour]}`);
    const description = makeDescription(JSON.parse(readFileSync(file, "utf8")));
    read.set(flavour, description);
    return description;
}
function makeDescription(document) {
    const resolve = (reference) => reference
        .slice("#/".length)
        .split("/")
        .reduce((at, name) => at[name], document);
    const follow = (written) => "$ref" in written ? resolve(written.$ref) : written;
    const parametersOf = (operation) => (operation.parameters ?? []).map((one) => follow(one));
    const jsonOf = (written) => follow(written).content?.["application/json"]?.schema;
    const patterns = new Map();
    const patternOf = (template, operation) => {
        const key = `${operation.operationId} ${template}`;
        const made = patterns.get(key) ?? makePattern(template, parametersOf(operation));
        patterns.set(key, made);
        return made;
    };
    return {
        resolve,
        find: (method, path) => {
            const [, first] = path.split("/");
            const found = Object.entries(document.paths).flatMap(([template, methods]) => {
                const operation = methods[method.toLowerCase()];
                if (operation === undefined || template.split("/")[1] !== first)
                    return [];
                const match = patternOf(template, operation).exec(path);
                return match === null ? [] : [{ template, operation, groups: match.groups ?? {} }];
            });
            // What is written out goes before what a parameter stands for.
            const literal = ({ template }) => template.replaceAll(/\{.*?\}/g, "").length;
            const [best] = found.toSorted((one, other) => literal(other) - literal(one));
            if (best === undefined)
                return undefined;
            const { operation, groups } = best;
            const { requestBody } = operation;
            const schema = requestBody === undefined ? undefined : jsonOf(requestBody);
            return {
                id: operation.operationId,
                path: Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)])),
                parameters: parametersOf(operation),
                body: schema === undefined ? undefined : { required: requestBody?.required ?? false, schema },
                answers: Object.fromEntries(Object.entries(operation.responses).map(([status, answer]) => [status, jsonOf(answer)])),
            };
        },
    };
}
function makePattern(template, parameters) {
    const long = new Set(parameters.filter((one) => one["x-multi-segment"]).map(({ name }) => name));
    const source = template
        .split(/(\{.*?\})/)
        .map((part) => {
        const name = /^\{(.*)\}$/.exec(part)?.[1];
        if (name === undefined)
            return part.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&");
        return `(?<${name}>${long.has(name) ? ".+" : "[^/]+?"})`;
    })
        .join("");
    return new RegExp(`^${source}$`);
}
