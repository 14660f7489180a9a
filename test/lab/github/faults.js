/** What a server does on a bad day, in a test's hands. */
import { refuse } from "./answers.ts";
/** Meets the first so many requests that fit. */
export function first(times, fault, fits = () => true) {
    let left = times;
    return (request) => {
        if (left === 0 || !fits(request))
            return undefined;
        left -= 1;
        return fault;
    };
}
/** Too busy, with a page of HTML, as load balancers answer. */
export function busy(status = 503) {
    return { status, body: "<html><body>Unicorn!</body></html>", headers: { "content-type": "text/html" } };
}
/** docs.github.com: "Rate limits for the REST API", exceeding the rate limit. */
export function secondaryRateLimit({ seconds, status = 403, } = {}) {
    return {
        ...refuse(status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID 0000:000000:0000000:0000000:00000000."),
        headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
    };
}
/** @param seconds until there is something left again */
export function primaryRateLimit(seconds) {
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
