/** What the tests of smuggling into pulls share: files and servers with payloads in them. */
import type { TestContext } from "vitest";
import { type ManifestServer, serveManifests } from "./manifest-server.ts";
import type { PullRun } from "./run-pull.ts";
export declare const image = "ghcr.io/acme/web";
/** A kustomization with a tag for an image. */
export declare function tagged(name: string, tag: string): string;
export declare const one: {
    "kustomization.yaml": string;
};
/** A name for a branch, of what Git takes of them. */
export declare const branchOfPayloads: string;
/** What a variable of the environment can hold. */
export declare const inVariables: string[];
/** As {@link serveManifests}; what comes out is not searched for secrets, which others see to. */
export declare function servePayloads(options: Parameters<typeof serveManifests>[0], context: TestContext): Promise<ManifestServer>;
/** Pulls from a server that says payloads in its answer: its body, its headers, and where it has moved to. */
export declare function pullFrom(status: number, context: TestContext): Promise<PullRun>;
