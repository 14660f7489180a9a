export declare const image = "ghcr.io/acme/web=2";
export declare const kustomization = "images:\n  - name: ghcr.io/acme/web\n    newTag: \"1\"\n";
export declare const values = "image:\n  repository: ghcr.io/acme/web\n  tag: \"1\"\n";
export declare const chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
export declare const application: (name: string) => string;
export declare const helmRelease: (name: string) => string;
export declare const ociRepository: (name: string) => string;
export declare const web: string;
export declare const named: (name: string) => string;
export declare const applicationSet = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec:\n  generators:\n    - list:\n        elements:\n          - {cluster: dev, tag: \"1\"}\n          - {cluster: prod, tag: \"1\"}\n  template:\n    spec:\n      source:\n        kustomize:\n          images:\n            - ghcr.io/acme/web:{{tag}}\n";
export declare const helmfile = "releases:\n  - name: web-dev\n    chart: ./charts/web\n    values:\n      - image: {repository: ghcr.io/acme/web, tag: \"1\"}\n  - name: web-prod\n    chart: ./charts/web\n    values:\n      - image: {repository: ghcr.io/acme/web, tag: \"1\"}\n";
interface Layout {
    readonly files: Readonly<Record<string, string>>;
    /** By the files that change, where all do. */
    readonly targets: Readonly<Record<string, string>>;
    readonly image?: string;
}
export declare const layouts: Readonly<Record<string, Layout>>;
/** What stands behind each `manifests:` of an error, as the lines of that input. */
export declare function linesOf(said: unknown): readonly (readonly string[])[];
export {};
