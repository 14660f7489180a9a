/** What GitHub would not take, and what it would not answer. */
import type { Answer } from "./answers.ts";
import type { Description, Operation, Schema } from "./description.ts";
import { checkOf } from "./schema.ts";

export interface Asked {
  readonly query: URLSearchParams;
  /** As it came. */
  readonly body: string;
}

export interface Read {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly faults: readonly string[];
}

/** Reads query and body as the description has them. */
export function readRequest(description: Description, operation: Operation, { query, body }: Asked): Read {
  const check = checkOf(description);
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, text] of query) {
    const schema = operation.parameters.find((one) => one.in === "query" && one.name === name)?.schema;
    if (schema === undefined) faults.push(`the query parameter ${name} is not there`);
    else {
      values[name] = coerce(schema, text);
      faults.push(...check(schema, values[name]).map((fault) => `the query parameter ${name}: ${fault}`));
    }
  }
  for (const { name, in: place, required } of operation.parameters) {
    if (place === "query" && required === true && !query.has(name))
      faults.push(`the query parameter ${name} is missing`);
  }
  const sent = readBody(body);
  if (operation.body === undefined) {
    if (body !== "") faults.push("it has no body");
  } else if (body === "") {
    if (operation.body.required) faults.push("its body is missing");
  } else if (sent === undefined) faults.push("its body is no JSON");
  else faults.push(...check(operation.body.schema, sent).map((fault) => `its body: ${fault}`));
  return { query: values, body: sent, faults };
}

function coerce({ type }: Schema, text: string): unknown {
  if (type === "integer" && /^-?\d+$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function readBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The schema of an answer. An error that is not described has the shape that all of them have. */
export function answerSchema(
  description: Description,
  { answers }: Operation,
  { status, body }: Answer,
): Schema | undefined {
  if (status < 400 && !(String(status) in answers)) throw new Error(`GitHub does not answer with ${status}`);
  const described = answers[String(status)];
  if (described !== undefined || status < 400) return described;
  const detailed = typeof body === "object" && body !== null && "errors" in body;
  return description.resolve(`#/components/schemas/${detailed ? "validation-error" : "basic-error"}`) as Schema;
}

/** What is wrong with an answer. */
export function checkAnswer(
  description: Description,
  schema: Schema | undefined,
  { status, body }: Answer,
): readonly string[] {
  if (schema === undefined) return body === undefined ? [] : [`GitHub's answer ${status} has no body`];
  if (status < 400 || typeof body !== "object" || body === null) return checkOf(description)(schema, body);
  // It is in all of GitHub's errors, and not in all their descriptions.
  const { status: _, ...described } = body as { readonly status?: string };
  return checkOf(description)(schema, described);
}
