/** What a server does on a bad day, in a test's hands. */
import { type Answer, refuse } from "./answers.ts";

export interface GitHubRequest {
  readonly method: string;
  /** With its query, without the API's prefix: `/repos/acme/deploy/pulls?state=open`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** An answer in place of the server's own; or it breaks off, before it has done anything or when it has. */
export type Fault = Answer | { readonly cut: "request" | "answer" };

/** Looks at each request. What is waited for here makes the answer late. */
export type Weather = (request: GitHubRequest) => Fault | undefined | Promise<Fault | undefined>;

/** Meets the first so many requests that fit. */
export function first(times: number, fault: Fault, fits: (request: GitHubRequest) => boolean = () => true): Weather {
  let left = times;
  return (request) => {
    if (left === 0 || !fits(request)) return undefined;
    left -= 1;
    return fault;
  };
}

/** Too busy, with a page of HTML, as load balancers answer. */
export function busy(status = 503): Answer {
  return { status, body: "<html><body>Unicorn!</body></html>", headers: { "content-type": "text/html" } };
}

/** docs.github.com: "Rate limits for the REST API", exceeding the rate limit. */
export function secondaryRateLimit({
  seconds,
  status = 403,
}: {
  readonly seconds?: number;
  readonly status?: 403 | 429;
} = {}): Answer {
  return {
    ...refuse(
      status,
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID 0000:000000:0000000:0000000:00000000.",
    ),
    headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
  };
}

/** @param seconds until there is something left again */
export function primaryRateLimit(seconds: number): Answer {
  return {
    ...refuse(403, "API rate limit exceeded for installation ID 1."),
    headers: {
      "x-ratelimit-limit": "5000",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-used": "5000",
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1_000) + seconds),
      "x-ratelimit-resource": "core",
    },
  };
}
