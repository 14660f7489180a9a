export interface Sshd {
    readonly path: string;
    /** Where it finds libraries that the machine may lack. */
    readonly libraries: string | undefined;
}
/** @throws LabError where there is none, and no apt to fetch it with */
export declare function findSshd(): Promise<Sshd>;
