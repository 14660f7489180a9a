import { expect, test } from "vitest";
import { maskSecrets } from "../../packages/push/src/cluster/kubeconfig/mask-secrets.ts";
/** What is hidden or masked of a kubeconfig whose user logs in by a program. */
function secretsOf(exec) {
    const secrets = [];
    const sink = { mask: (secret) => secrets.push(secret), hide: (secret) => secrets.push(secret) };
    maskSecrets({
        clusters: [{ name: "prod", cluster: { server: "https://prod.eu-central-1.eks.test" } }],
        users: [{ name: "deployer", user: { exec } }],
    }, sink);
    return secrets;
}
test("every value in a login program's environment is hidden, whatever its name, and a proxy's password alone too", () => {
    const env = [
        { name: "SESSION", value: "hunter2session" },
        { name: "HTTPS_PROXY", value: "http://bot:pr0xy-pass@proxy.test:3128" },
    ];
    expect(secretsOf({ command: "login", env })).toEqual(expect.arrayContaining(["hunter2session", "pr0xy-pass", "http://bot:pr0xy-pass@proxy.test:3128"]));
});
test.each([
    ["after a short flag", ["-p", "hunter2pw"], "hunter2pw"],
    ["in a flag that nobody documents", ["--pass=hunter2pw"], "hunter2pw"],
    ["in a header", ["--header", "Authorization: Bearer hunter2pw"], "hunter2pw"],
    ["by itself", ["hunter2pw"], "hunter2pw"],
])("a login program's argument is hidden: %s", (_where, args, secret) => {
    expect(secretsOf({ command: "login", args })).toContain(secret);
});
test("what a cloud's login program documents as plain, or is shown anyway, is not hidden", () => {
    const args = ["--region", "eu-central-1", "eks", "get-token", "--cluster-name", "prod", "--output=json"];
    expect(secretsOf({ command: "aws", args, env: [{ name: "AWS_REGION", value: "eu-central-1" }] })).toEqual([]);
});
