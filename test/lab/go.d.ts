export interface GoBuild {
    /** The arguments of `go`, such as `["build", "-o", FILE, "."]`. */
    readonly args: readonly string[];
    /** The folder it runs in. */
    readonly folder: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Told how many packages are compiled. */
    readonly tell: (text: string) => void;
}
/** What every program is built with: the same bytes wherever the sources are, without debug tables. */
export declare const goFlags: readonly string[];
/**
 * Runs `go build` or `go install`.
 * @throws LabError when Go is missing or too old, there is no network or no room, or what is built does not compile
 */
export declare function runGo({ args, folder, env, tell }: GoBuild): Promise<void>;
