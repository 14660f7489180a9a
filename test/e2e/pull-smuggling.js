import { serveManifests } from "./manifest-server.ts";
import { payloads, printable } from "./payloads.ts";
export const image = "ghcr.io/acme/web";
/** A kustomization with a tag for an image. */
export function tagged(name, tag) {
    return `kind: Kustomization\nimages:\n  - name: ${name}\n    newTag: ${JSON.stringify(tag)}\n`;
}
export const one = { "kustomization.yaml": tagged(image, "1") };
/** A name for a branch, of what Git takes of them. */
export const branchOfPayloads = payloads
    .map((payload) => payload.replaceAll(/[\p{Cc} ~^:?*[\\/]|\.\.|@\{|\.$/gu, "-").slice(0, 30))
    .slice(0, 24)
    .map((part) => `x${part}x`)
    .join("/");
/** What a variable of the environment can hold. */
export const inVariables = payloads.map((payload) => payload.replaceAll("\0", ""));
/** As {@link serveManifests}; what comes out is not searched for secrets, which others see to. */
export function servePayloads(options, context) {
    return serveManifests({ ...options, searched: false }, context);
}
/** Pulls from a server that says payloads in its answer: its body, its headers, and where it has moved to. */
export async function pullFrom(status, context) {
    const answer = () => ({
        status,
        headers: {
            "content-type": "text/plain",
            "x-said": printable.join(" "),
            ...(status === 301 ? { location: `http://x/${printable.join("").replaceAll(" ", "")}` } : {}),
        },
        body: payloads.join("\n"),
    });
    const { pull } = await servePayloads({ files: {}, answer }, context);
    return pull({ images: `${image}=2`, timeout: "5s" });
}
