/** What GitHub says of its REST API: the OpenAPI descriptions that it publishes (package `@octokit/openapi`). */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** `github.com`, or GitHub Enterprise Server. */
export type Flavour = "github.com" | "ghes";

/** A schema of OpenAPI 3.0: nearly one of JSON Schema, with `nullable`. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema?: Schema;
  /** It may have slashes in it. */
  readonly "x-multi-segment"?: boolean;
}

interface Content {
  readonly content?: { readonly "application/json"?: { readonly schema?: Schema } };
}

interface WrittenOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content | Reference>>;
}

interface Reference {
  readonly $ref: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
}

/** One that a request asks for. */
export interface Operation {
  /** `pulls/create` */
  readonly id: string;
  /** What stands in its path. */
  readonly path: Readonly<Record<string, string>>;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: Schema } | undefined;
  /** Of the answers that it names, by status. Undefined is one without a body. */
  readonly answers: Readonly<Record<string, Schema | undefined>>;
}

export interface Description {
  /** @param path without the API's prefix and the query */
  readonly find: (method: string, path: string) => Operation | undefined;
  /** What `#/components/…` stands for. */
  readonly resolve: (reference: string) => unknown;
}

const files = { "github.com": "api.github.com.json", ghes: "ghes-3.19.json" } as const;
const read = new Map<Flavour, Description>();

/** Reads one, once: it is large. */
export function describeGitHub(flavour: Flavour): Description {
  const known = read.get(flavour);
  if (known !== undefined) return known;
  const file = createRequire(import.meta.url).resolve(`@octokit/openapi/generated/${files[flavour]}`);
  const description = makeDescription(JSON.parse(readFileSync(file, "utf8")) as Document);
  read.set(flavour, description);
  return description;
}

function makeDescription(document: Document): Description {
  const resolve = (reference: string) =>
    reference
      .slice("#/".length)
      .split("/")
      .reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>>)[name], document);
  const follow = <T extends object>(written: T | Reference): T =>
    "$ref" in written ? (resolve(written.$ref) as T) : (written as T);
  const parametersOf = (operation: WrittenOperation) => (operation.parameters ?? []).map((one) => follow(one));
  const jsonOf = (written: Content | Reference) => follow<Content>(written).content?.["application/json"]?.schema;
  const patterns = new Map<string, RegExp>();
  const patternOf = (template: string, operation: WrittenOperation) => {
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
        if (operation === undefined || template.split("/")[1] !== first) return [];
        const match = patternOf(template, operation).exec(path);
        return match === null ? [] : [{ template, operation, groups: match.groups ?? {} }];
      });
      // What is written out goes before what a parameter stands for.
      const literal = ({ template }: { readonly template: string }) => template.replaceAll(/\{.*?\}/g, "").length;
      const [best] = found.toSorted((one, other) => literal(other) - literal(one));
      if (best === undefined) return undefined;
      const { operation, groups } = best;
      const { requestBody } = operation;
      const schema = requestBody === undefined ? undefined : jsonOf(requestBody);
      return {
        id: operation.operationId,
        path: Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)])),
        parameters: parametersOf(operation),
        body: schema === undefined ? undefined : { required: requestBody?.required ?? false, schema },
        answers: Object.fromEntries(
          Object.entries(operation.responses).map(([status, answer]) => [status, jsonOf(answer)]),
        ),
      };
    },
  };
}

function makePattern(template: string, parameters: readonly Parameter[]): RegExp {
  const long = new Set(parameters.filter((one) => one["x-multi-segment"]).map(({ name }) => name));
  const source = template
    .split(/(\{.*?\})/)
    .map((part) => {
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&");
      return `(?<${name}>${long.has(name) ? ".+" : "[^/]+?"})`;
    })
    .join("");
  return new RegExp(`^${source}$`);
}
