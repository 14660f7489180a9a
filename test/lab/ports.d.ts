import { type Server } from "node:net";
/** Free ports on loopback, all different. */
export declare function freePorts(count: number): Promise<readonly number[]>;
/** The port a server listens on. */
export declare function portOf(server: Server): number;
/** Lets a server of this program listen on a free port of loopback, and returns the port. */
export declare function listenOnLoopback(server: Server): Promise<number>;
