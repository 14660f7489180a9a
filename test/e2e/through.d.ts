import { type Answer, type AnsweringRelay, type Asked } from "../lab/answering-relay.ts";
import type { ClusterFacts } from "../lab/cluster.ts";
import { type Relay, type RelayOptions } from "../lab/relay.ts";
import { type PushOptions, type PushRun } from "./run-push.ts";
import { type Workspace } from "./workspace.ts";
/** A relay for this test. */
export declare function relay(options?: Partial<RelayOptions>): Promise<Relay>;
/** A relay for this test that answers in the server's place. */
export declare function answering(answer: (asked: Asked) => Answer | undefined): Promise<AnsweringRelay>;
/** A workspace for this test. */
export declare function workspaceWith(files: Readonly<Record<string, string>>): Promise<Workspace>;
export interface ThroughOptions extends Pick<PushOptions, "onStart"> {
    /** Told the namespace before the run begins. */
    readonly inNamespace?: (namespace: string) => void;
}
export interface Through {
    readonly run: PushRun;
    readonly namespace: string;
    /** Pushes the same once more. */
    readonly again: (server: string) => Promise<PushRun>;
}
/** Pushes files through a server's stand-in, as a user who may do everything in one namespace. */
export declare function pushThrough(server: string, files: Readonly<Record<string, string>>, { inNamespace, ...more }?: ThroughOptions, timeout?: string): Promise<Through>;
/** The ConfigMaps of {@link many} that are there, as kubectl names them. */
export declare function namesIn(namespace: string): Promise<readonly string[]>;
/** Small ConfigMaps, each in a file of its own. */
export declare function manyOf(count: number): Readonly<Record<string, string>>;
export declare const many: Readonly<Record<string, string>>;
/** A Deployment that takes two seconds to be ready. */
export declare const slow: {
    "deploy/web.yaml": string;
};
/** Calls back once, as soon as a run says that it waits for objects. */
export declare function onceWaiting(act: () => void): NonNullable<PushOptions["onStart"]>;
/** Whether it is a write that the server keeps. */
export declare function isWrite({ method, url }: Asked): boolean;
/** What happens to the ConfigMaps of a namespace, as the server tells it: `ADDED config-1`, as it comes. */
export declare function followEvents({ kubectlFolder, kubeconfig }: Pick<ClusterFacts, "kubectlFolder" | "kubeconfig">, namespace: string, onEvent: (event: string) => void): void;
