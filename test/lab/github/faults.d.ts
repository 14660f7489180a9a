/** What a server does on a bad day, in a test's hands. */
import { type Answer } from "./answers.ts";
export interface GitHubRequest {
    readonly method: string;
    /** With its query, without the API's prefix: `/repos/acme/deploy/pulls?state=open`. */
    readonly path: string;
    readonly authorization: string | undefined;
    readonly body: string;
}
/** An answer in place of the server's own; or it breaks off, before it has done anything or when it has. */
export type Fault = Answer | {
    readonly cut: "request" | "answer";
};
/** Looks at each request. What is waited for here makes the answer late. */
export type Weather = (request: GitHubRequest) => Fault | undefined | Promise<Fault | undefined>;
/** Meets the first so many requests that fit. */
export declare function first(times: number, fault: Fault, fits?: (request: GitHubRequest) => boolean): Weather;
/** Too busy, with a page of HTML, as load balancers answer. */
export declare function busy(status?: number): Answer;
/** docs.github.com: "Rate limits for the REST API", exceeding the rate limit. */
export declare function secondaryRateLimit({ seconds, status, }?: {
    readonly seconds?: number;
    readonly status?: 403 | 429;
}): Answer;
/** @param seconds until there is something left again */
export declare function primaryRateLimit(seconds: number): Answer;
