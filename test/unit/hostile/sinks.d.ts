/** The sinks of a source: `info of @actions/core`, `stderr.write`, `console`. */
export declare function sinksIn(source: string): readonly string[];
