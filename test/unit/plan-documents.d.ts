/** What plans are made of in tests: the kinds that are served, and manifests. */
import type { Discovery } from "../../packages/push/src/cluster/discovery.ts";
/** A kind that the API server serves. */
export declare const served: (apiVersion: string, kind: string, plural: string, namespaced?: boolean) => {
    apiVersion: string;
    kind: string;
    plural: string;
    namespaced: boolean;
    verbs: string[];
};
export declare const discovery: Discovery;
/** One document each: `Kind name`, with an apiVersion before it where it is not v1, and YAML after it. */
export declare function documents(...objects: readonly string[]): string;
export declare const widgetCrd = "apiextensions.k8s.io/v1 CustomResourceDefinition widgets.acme.test\nspec:\n  group: acme.test\n  scope: Namespaced\n  names: {kind: Widget, plural: widgets}\n  versions: [{name: v1, served: true, storage: true}]";
