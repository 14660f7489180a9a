import { describe, expect, test } from "vitest";
import { readKubeconfig } from "../../packages/push/src/cluster/kubeconfig/kubeconfig.ts";
/** What is said of a kubeconfig with other parts than text, lists and maps where they belong. */
function words(parts) {
    try {
        readKubeconfig(JSON.stringify({ clusters: [], ...parts }));
        return "";
    }
    catch (error) {
        return error.message;
    }
}
const user = (fields) => ({ users: [{ name: "a", user: fields }] });
describe("a kubeconfig", () => {
    test.each([
        [{ users: [null] }, "users[0] is not a map"],
        [{ contexts: [{ name: "a", context: "b" }] }, "contexts[0].context is not a map"],
        [{ clusters: [{ name: "a", cluster: { server: 5 } }] }, "clusters[0].cluster.server is not a string"],
        [user({ token: 12345 }), "users[0].user.token is not a string"],
        [user({ exec: { command: ["sh"] } }), "users[0].user.exec.command is not a string"],
        [user({ exec: { env: [null] } }), "users[0].user.exec.env[0] is not a map"],
        [
            user({ "auth-provider": { config: { "id-token": 5 } } }),
            "users[0].user.auth-provider.config.id-token is not a string",
        ],
    ])("%j is refused by the part that is wrong, without its value", (parts, wrong) => {
        expect(words(parts)).toBe(`Input 'kubeconfig' is not a kubeconfig: ${wrong}`);
    });
    test.each([{ users: null }, user(null), user({ token: null, exec: null }), user({ unknown: [null, 5] })])("%j is read: null is nothing, and what we do not know is kubectl's to judge", (parts) => expect(words(parts)).toBe(""));
    test("is read with its merge keys, as kubectl reads it", () => {
        const text = "clusters: []\nusers:\n- name: a\n  user:\n    <<: {exec: {command: sh}}\n";
        expect(readKubeconfig(text).users?.[0]?.user).toEqual({ exec: { command: "sh" } });
    });
});
