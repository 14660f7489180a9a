/** A workspace with these files, what pushes them without waiting, and what reads a value of the cluster by JSONPath. */
export declare function pushManifests(files: Readonly<Record<string, string>>): Promise<{
    namespace: string;
    workspace: import("./workspace.ts").Workspace;
    push: (inputs?: Readonly<Record<string, string>>) => Promise<import("./run-push.ts").PushRun>;
    value: (kind: string, name: string, jsonPath: string) => Promise<string>;
}>;
