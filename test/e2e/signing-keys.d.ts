import type { TestContext } from "vitest";
/** Makes a private key, as `ssh-keygen` writes it. */
export declare function makeSigningKey(context: TestContext): Promise<string>;
export declare function makeSigningPair(context: TestContext): Promise<{
    privateKey: string;
    publicKey: string;
    folder: string;
}>;
