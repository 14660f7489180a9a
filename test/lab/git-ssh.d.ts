export interface GitSsh {
    /** `ssh://USER@127.0.0.1:PORT` */
    readonly server: string;
    /** What `ssh-keyscan` would print of it. */
    readonly knownHosts: string;
    /** Private keys: one that may write, one that may read, one that nobody knows, and the first with a passphrase. */
    readonly keys: {
        readonly write: string;
        readonly read: string;
        readonly strange: string;
        readonly locked: string;
    };
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port. @param root a folder with bare repositories in it, such as `acme/deploy.git` */
export declare function startGitSsh(root: string): Promise<GitSsh>;
