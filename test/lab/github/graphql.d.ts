import type { Served } from "./rest.ts";
import type { Grant, World } from "./world.ts";
export interface Context {
    readonly world: World;
    readonly grant: Grant;
}
export declare function runGraphQL(body: string, context: Context): Promise<Served>;
