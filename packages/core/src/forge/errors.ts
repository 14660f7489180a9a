/** A forge's headers by their names in lower case. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

/** The forge answered, and the answer was no. Its message is what the forge says itself. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** Of HTTP; what comes closest to it where GraphQL says no. */
  readonly status: number;
  readonly headers: Headers;

  constructor(status: number, words: string, headers: Headers) {
    super(words || `HTTP ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

/** What answered is no forge's API: a page for people, or a way to elsewhere. */
export class Strange extends Error {
  override readonly name = "Strange";
}

/** There was no answer, or only the beginning of one. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** The system's word for it: `ECONNRESET`, `CERT_HAS_EXPIRED`; empty where there is none. */
  readonly code: string;

  constructor(cause: Error) {
    super(cause.message, { cause });
    this.code = "code" in cause ? String(cause.code) : "";
  }
}

/** Whether the forge has answered with one of these. */
export function isRefusal(error: unknown, ...statuses: readonly number[]): error is Refusal {
  return error instanceof Refusal && statuses.includes(error.status);
}
