/** Commits that are signed with an SSH key, as others verify them. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { newFolder, open, person, push, repositoryOf } from "./git-checkouts.ts";
async function newKey(...flags) {
    const folder = await newFolder();
    const file = join(folder, "key");
    await runProgram("ssh-keygen", ["-q", "-N", "", "-C", "", "-f", file, ...flags]);
    const open = (await readFile(`${file}.pub`, "utf8")).trim();
    const allowed = join(folder, "allowed");
    await writeFile(allowed, `${person.email} ${open}\n`);
    return { secret: await readFile(file, "utf8"), allowed };
}
const web = "# the web\nimage: ghcr.io/acme/web:2\n";
test.for([
    ["Ed25519", ["-t", "ed25519"]],
    ["ECDSA, in PKCS #8, with the line ends of Windows", ["-t", "ecdsa", "-m", "PKCS8"]],
    ["RSA, in PEM", ["-t", "rsa", "-b", "2048", "-m", "PEM"]],
])("a key of %s signs a commit that is else the same", async ([name, flags]) => {
    const { secret, allowed } = await newKey(...flags);
    const files = { "web.yaml": { mode: "100755", content: "image: ghcr.io/acme/web:1\n" }, "other.yaml": "a: 1\n" };
    const repository = await repositoryOf({ files });
    const signingKey = name.includes("Windows") ? secret.replaceAll("\n", "\r\n") : secret;
    const changed = new Map([["web.yaml", Buffer.from(web)]]);
    const message = "Update web\n\n- ümlaut\n\nPushpull-Image: web 1 -> 2\n";
    const checkout = await open(repository.url, { signingKey });
    const written = await checkout.write(changed, { message, author: person });
    expect(await push(checkout, written?.id ?? "")).toEqual({ done: true });
    const verified = await runProgram("git", [
        ...[`--git-dir=${repository.path}`, "-c", `gpg.ssh.allowedSignersFile=${allowed}`],
        ...["log", "-1", "--format=%G? %GS %an %cn", "main"],
    ]);
    expect(verified.trim()).toBe(`G ${person.email} ${person.name} ${person.name}`);
    expect(await repository.git(["log", "-1", "--format=%B", "main"])).toBe(`${message}\n`);
    expect(await repository.git(["diff", "--numstat", "main^", "main"])).toBe("2\t1\tweb.yaml\n");
    expect(await repository.git(["ls-tree", "main", "web.yaml"])).toMatch(/^100755 /);
});
test("a key that cannot sign is refused, in words, and nothing is pushed", async () => {
    const repository = await repositoryOf({ files: { "web.yaml": "image: ghcr.io/acme/web:1\n" } });
    const before = await repository.head();
    const broken = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----";
    await expect(open(repository.url, { signingKey: broken })).rejects.toThrow("ssh-keygen cannot read the key of input 'signing-key'");
    const locked = await newKey("-N", "passphrase");
    await expect(open(repository.url, { signingKey: locked.secret })).rejects.toThrow("has a passphrase");
    await expect(open(repository.url, { signingKey: "ssh-ed25519 AAAA" })).rejects.toThrow("is a public key");
    expect(await repository.head()).toBe(before);
});
