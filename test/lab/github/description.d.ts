/** `github.com`, or GitHub Enterprise Server. */
export type Flavour = "github.com" | "ghes";
/** A schema of OpenAPI 3.0: nearly one of JSON Schema, with `nullable`. */
export interface Schema {
    readonly $ref?: string;
    readonly type?: string;
    readonly format?: string;
    readonly nullable?: boolean;
    readonly enum?: readonly unknown[];
    readonly default?: unknown;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: boolean | Schema;
    readonly items?: Schema;
    readonly allOf?: readonly Schema[];
    readonly anyOf?: readonly Schema[];
    readonly oneOf?: readonly Schema[];
}
export interface Parameter {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly schema?: Schema;
    /** It may have slashes in it. */
    readonly "x-multi-segment"?: boolean;
}
/** One that a request asks for. */
export interface Operation {
    /** `pulls/create` */
    readonly id: string;
    /** What stands in its path. */
    readonly path: Readonly<Record<string, string>>;
    readonly parameters: readonly Parameter[];
    readonly body: {
        readonly required: boolean;
        readonly schema: Schema;
    } | undefined;
    /** Of the answers that it names, by status. Undefined is one without a body. */
    readonly answers: Readonly<Record<string, Schema | undefined>>;
}
export interface Description {
    /** @param path without the API's prefix and the query */
    readonly find: (method: string, path: string) => Operation | undefined;
    /** What `#/components/…` stands for. */
    readonly resolve: (reference: string) => unknown;
}
/** Reads one, once: it is large. */
export declare function describeGitHub(flavour: Flavour): Description;
