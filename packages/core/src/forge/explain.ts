import { UserError } from "../errors.ts";
import { type Cause, causes } from "./causes.ts";
import { NoAnswer, Refusal, Strange } from "./errors.ts";
import { needs } from "./rights.ts";
import { explainSilence } from "./silence.ts";
import type { ForgeKind } from "./types.ts";

/** What a forge was asked for. */
export interface Asked {
  readonly host: string;
  /** `acme/deploy` */
  readonly repository: string;
  /** What goes after `may not`: `open a pull request`. */
  readonly doing: string;
  /** What that takes; undefined where nothing. */
  readonly right: Right | undefined;
  /** Undefined where nobody knows yet. */
  readonly kind: ForgeKind | undefined;
}

export type Right = "pull-requests" | "contents";

/** What is said of a forge's own words at most, in characters. */
const mostWords = 500;

/**
 * Says in words why a forge did not do what it was asked, and what to do about it. Code `unreachable` is what may pass.
 * What is none of its answers stays as it is.
 * @param own causes of this very request, which are looked at first
 */
export function explain(error: unknown, asked: Asked, own: readonly Cause[] = []): unknown {
  if (error instanceof NoAnswer) return explainSilence(error, asked.host);
  if (error instanceof Strange) {
    return new UserError(`What answers at ${asked.host} is not the API of ${asked.repository}: ${error.message}`, {
      code: "repository",
      hint: "A repository that was renamed has another address now; else a login page or a proxy may stand before the server.",
    });
  }
  if (!(error instanceof Refusal)) return error;
  const cause = [...own, ...causes].find((known) => fits(known, error)) ?? other;
  const words = error.message.length > mostWords ? `${error.message.slice(0, mostWords)} …` : error.message;
  return new UserError(`${fill(cause.means, asked)}: ${words}`, { code: cause.code, hint: fill(cause.hint, asked) });
}

function fits({ status, says, header }: Cause, refusal: Refusal): boolean {
  if (status !== undefined && !status.includes(refusal.status)) return false;
  if (header !== undefined && refusal.headers[header] === undefined) return false;
  return says === undefined || says.test(refusal.message);
}

const other: Omit<Cause, "status" | "says"> = {
  code: "refused",
  means: "{host} refuses to {doing} in {repository}",
  hint: "Its own words say why.",
};

function fill(text: string, asked: Asked): string {
  const { host, repository, doing } = asked;
  return text
    .replaceAll("{host}", () => host)
    .replaceAll("{repository}", () => repository)
    .replaceAll("{doing}", () => doing)
    .replaceAll("{needs}", () => needs(asked));
}
