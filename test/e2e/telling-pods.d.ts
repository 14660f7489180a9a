interface TellingPod {
    readonly name: string;
    readonly words: readonly string[];
}
/** What a workspace has for it. */
export declare function manifestOf({ name }: TellingPod): object;
/** Makes it: its container has ended with the words and cannot be created again, and an event says each of them. */
export declare function makeTellingPod(pod: TellingPod, namespace: string): Promise<void>;
export {};
