/** The path of kustomize, with which Argo CD renders. */
export declare function kustomize(): Promise<string>;
