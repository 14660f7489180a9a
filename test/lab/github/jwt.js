/**
 * The token with which an App says who it is (RFC 7519, RS256; docs.github.com: "Generating a JSON Web Token (JWT) for a
 * GitHub App").
 */
import { createVerify } from "node:crypto";
import { refuse } from "./answers.ts";
/** Seconds that a token may be good for. */
const longest = 10 * 60;
/** Seconds that clocks may differ by: GitHub grants little. */
const skew = 5;
/** @returns the App, or GitHub's refusal (words: github.com/octokit/auth-app.js and PyGithub's recorded answers) */
export function whoIs(token, apps) {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const undecodable = refuse(401, "A JSON web token could not be decoded");
    const [header, claims] = [decode(head), decode(payload)];
    if (header?.alg !== "RS256" || claims === undefined)
        return undecodable;
    const { iss, iat, exp } = claims;
    const now = Date.now() / 1_000;
    if (typeof iss !== "number" && typeof iss !== "string")
        return refuse(401, "Missing 'issuer' claim ('iss') in assertion");
    const app = apps.find(({ id }) => String(id) === String(iss));
    if (app === undefined)
        return refuse(404, "Integration not found");
    const verified = createVerify("RSA-SHA256")
        .update(`${head}.${payload}`)
        .verify(app.publicKey, signature, "base64url");
    if (!verified)
        return undecodable;
    if (typeof exp !== "number" || exp <= now)
        return refuse(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
    if (exp > now + longest + skew)
        return refuse(401, "'Expiration time' claim ('exp') is too far in the future");
    if (typeof iat !== "number" || iat > now + skew)
        return refuse(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
    return app;
}
function decode(part) {
    try {
        const read = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
        return typeof read === "object" && read !== null ? read : undefined;
    }
    catch {
        return undefined;
    }
}
