export type Rights = "none" | "read" | "write";
/** What comes instead of the server's own answer. */
export type GitAnswer = {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}
/** It breaks off before the server has seen the request, or once it has done what it was asked. */
 | {
    readonly cut: "request" | "answer";
};
export interface GitRequest {
    readonly method: string;
    /** With its query: `/acme/deploy.git/info/refs?service=git-upload-pack`. */
    readonly path: string;
    readonly service: "git-upload-pack" | "git-receive-pack" | undefined;
    readonly authorization: string | undefined;
}
export interface GitHttpOptions {
    /** A folder with bare repositories in it, such as `acme/deploy.git`. */
    readonly root: string;
    /** What each token may do. Without any, everybody may do everything. */
    readonly tokens?: Readonly<Record<string, Rights>> | ((token: string) => Rights | undefined);
    /** Answers a request in the server's place, or lets it through. */
    readonly answer?: (request: GitRequest) => GitAnswer | undefined;
}
export interface GitHttp {
    /** `http://127.0.0.1:PORT` */
    readonly server: string;
    /** All that it was asked, in order. */
    readonly requests: readonly GitRequest[];
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port. */
export declare function startGitHttp({ root, tokens, answer }: GitHttpOptions): Promise<GitHttp>;
