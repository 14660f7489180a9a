import { type Headers, Refusal, Strange } from "./errors.ts";

/** An answer of a forge's API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** A refusal's own words, and the single faults that it names (GitHub Docs, "Troubleshooting the REST API"). */
interface Told {
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** What GraphQL's kinds of errors are in HTTP; all others are 422. */
const statuses: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  RATE_LIMITED: 429,
};

/** @returns the refusal that an answer is, by HTTP */
export function refusalOf({ status, headers, data }: Answer): Refusal {
  return new Refusal(status, wordsOf(data), headers);
}

/** @throws Refusal where GraphQL says no, Strange where it is no answer of an API */
export function checkAnswer({ status, headers, data }: Answer): void {
  if (status >= 300) throw new Strange(`it wants us to go on to ${headers.location ?? "elsewhere"}`);
  if (typeof data === "string" && data !== "") throw new Strange("it answers with a page, not with JSON");
}

/** @throws Refusal where GraphQL says no (GraphQL specification, "Response Format") */
export function checkGraphql({ headers, data }: Answer): void {
  const { errors } = isObject(data) ? (data as Told) : {};
  if (!Array.isArray(errors) || errors.length === 0) return;
  const type = isObject(errors[0]) && "type" in errors[0] ? String(errors[0].type) : "";
  throw new Refusal(statuses[type] ?? 422, wordsOf({ errors }), headers);
}

function wordsOf(data: unknown): string {
  if (!isObject(data)) return typeof data === "string" && !data.includes("<") ? data.trim() : "";
  const { message, errors } = data as Told;
  const single = Array.isArray(errors) ? errors.map(wordsOfFault) : [];
  return [...new Set([message, ...single])].filter((words) => typeof words === "string" && words !== "").join(": ");
}

/** A fault has a message, or names the field that it is of. */
function wordsOfFault(fault: unknown): unknown {
  if (!isObject(fault)) return fault;
  const { message, field, code } = fault as { message?: unknown; field?: unknown; code?: unknown };
  return message ?? [field, code].filter((word) => typeof word === "string").join(" ");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
