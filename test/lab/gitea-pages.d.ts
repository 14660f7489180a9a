/** A folder that it takes for its `custom/public`. Builds what is in it, or finds it in the cache. */
export declare function giteaPages(): Promise<string>;
