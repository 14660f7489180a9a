import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { startRelay } from "../lab/relay.ts";
/** A connection through a relay to a server that says everything back. */
async function echoed(options = {}) {
    const server = createServer((socket) => socket.on("error", () => { }).pipe(socket));
    const relay = await startRelay({ to: `https://127.0.0.1:${await listenOnLoopback(server)}`, ...options });
    const open = () => connect(Number(new URL(relay.server).port), "127.0.0.1").on("error", () => { });
    const client = open();
    onTestFinished(async () => {
        await relay.stop();
        server.close();
    });
    return { relay, client, open };
}
async function answer(client, text) {
    const said = once(client, "data");
    client.write(text);
    return String((await said)[0]);
}
function closed(client) {
    return new Promise((resolve) => client.once("close", resolve));
}
describe("a relay", () => {
    test("lets bytes through in their order, and takes its time both ways", async () => {
        const { client } = await echoed({ delay: 15 });
        expect(await answer(client, "opened")).toBe("opened");
        const begun = performance.now();
        expect(await answer(client, "hello")).toBe("hello");
        expect(performance.now() - begun).toBeGreaterThanOrEqual(28);
        for (let index = 0; index < 20; index++)
            client.write(`${index} `);
        client.end();
        let rest = "";
        for await (const chunk of client)
            rest += String(chunk);
        expect(rest).toBe(Array.from({ length: 20 }, (_, index) => `${index} `).join(""));
    });
    test("breaks connections, at once or after so many bytes of the server, and lets new ones through", async () => {
        const { relay, client, open } = await echoed();
        await answer(client, "hello");
        relay.cut(8);
        await answer(client, "1234");
        expect(client.destroyed).toBe(false);
        client.write("5678");
        await closed(client);
        const second = open();
        expect(await answer(second, "again")).toBe("again");
        relay.cut();
        await closed(second);
    });
    test("stands still until it is let go on, and loses nothing", async () => {
        const { relay, client } = await echoed();
        const goOn = relay.stall();
        const said = answer(client, "hello");
        expect(await Promise.race([said, sleep(50, "silence")])).toBe("silence");
        goOn();
        expect(await said).toBe("hello");
    });
});
