import { has } from "./rights.ts";
/** Undefined where it is not, or no longer, good for anything. */
export function grantFor(tokens, token) {
    const grant = tokens.get(token);
    return grant?.expires !== undefined && grant.expires < Date.now() ? undefined : grant;
}
/** `Bearer TOKEN`, or `token TOKEN`. */
export function tokenOf(authorization = "") {
    return /^(?:bearer|token) (.*)$/i.exec(authorization)?.[1] ?? "";
}
/** @param grant a string is a person with all rights */
export function readGrant(grant) {
    if (typeof grant !== "string")
        return grant;
    const permissions = { contents: "write", pull_requests: "write", issues: "write", members: "read" };
    return { login: grant, kind: "personal", permissions };
}
/** What the same token may do on the Git server. */
export function gitRights(grant) {
    if (grant === undefined)
        return undefined;
    return has(grant, "contents=write") ? "write" : has(grant, "contents=read") ? "read" : "none";
}
/** Who asks without a token. */
export const nobody = { login: "", kind: "personal", permissions: {} };
