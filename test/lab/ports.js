import { createServer } from "node:net";
/** Below the range that systems take the ports of outgoing connections from, so that none of those is in the way. */
const range = { from: 20_000, to: 30_000 };
/** Free ports on loopback, all different. */
export async function freePorts(count) {
    const servers = [];
    while (servers.length < count) {
        const port = range.from + Math.floor(Math.random() * (range.to - range.from));
        const server = await listen(port);
        if (server !== undefined)
            servers.push(server);
    }
    const ports = servers.map(portOf);
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    return ports;
}
/** The port a server listens on. */
export function portOf(server) {
    const address = server.address();
    if (address === null || typeof address === "string")
        throw new Error("The server does not listen on a port");
    return address.port;
}
function listen(port) {
    return new Promise((resolve) => {
        const server = createServer();
        server.once("error", () => resolve(undefined));
        server.listen(port, "127.0.0.1", () => resolve(server));
    });
}
/** Lets a server of this program listen on a free port of loopback, and returns the port. */
export function listenOnLoopback(server) {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", () => resolve(portOf(server)));
    });
}
