/** The API of a Gitea, as far as tests set it up and look at what came of it. */
/** One request: what comes back is what its JSON says, undefined where it has none. @throws Error with its words */
export type GiteaCall = <Answer = unknown>(method: string, path: string, body?: unknown) => Promise<Answer>;
export interface GiteaUser {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    /** One that may do whatever the user may. */
    readonly token: string;
}
/** @param authorization the header: `token …` or `Basic …` */
export declare function giteaCall(api: string, authorization: string): GiteaCall;
export declare function byToken(token: string): string;
/** What may make tokens. */
export declare function byPassword({ name, password }: Pick<GiteaUser, "name" | "password">): string;
