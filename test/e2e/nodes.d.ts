/** What the pods of a test need to land on its nodes, as lines of a pod's `spec`. */
export declare function onNodesOf(namespace: string): string;
/** Makes nodes for a test, which go when it ends. Returns their names. */
export declare function makeNodes(namespace: string, count: number): Promise<readonly string[]>;
/** What happens to a node that is cut off: nobody hears of it any more, and the node controller sends its pods away. */
export declare function loseNode(name: string): Promise<void>;
