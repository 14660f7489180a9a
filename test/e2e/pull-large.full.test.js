/** Repositories that are large in each way that they can be, and names that are none for most programs. */
import { describe, expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf, diffOf } from "./pulled.ts";
const image = "ghcr.io/acme/web";
const file = "apps/web/kustomization.yaml";
const one = { [file]: kustomization({ [image]: "1" }) };
/** Seconds that any of them may take on a machine that is busy: the point is that none of them takes for ever. */
const most = 60;
async function bump(what, { pull, repository }, inputs = {}) {
    const begun = performance.now();
    const run = await pull({ images: `${image}=2`, ...inputs }, { searched: false });
    const seconds = (performance.now() - begun) / 1_000;
    console.log(`${what}: ${seconds.toFixed(1)} s`);
    expect(run.errors).toEqual([]);
    expect(run.outputs.result).toBe("committed");
    expect(seconds).toBeLessThan(most);
    expect(await repository.read(file)).toBe(kustomization({ [image]: "2" }));
    expect(run.remains).toEqual([]);
    return run;
}
describe("a repository", () => {
    test("with 100,000 files gets its one line, and with input 'manifests' sooner", async (context) => {
        function* files() {
            for (let index = 0; index < 100_000; index += 1) {
                const path = `teams/${index % 100}/app-${index}/deployment.yaml`;
                const containers = `[{name: app, image: "ghcr.io/acme/app-${index}:1"}]`;
                yield [path, `kind: Pod\nmetadata: {name: app-${index}}\nspec: {containers: ${containers}}\n`];
            }
            yield* Object.entries(one);
        }
        const server = await serveManifests({ files: files() }, context);
        await bump("100,000 files", server);
        expect((await diffOf(server.repository)).match(/^[-+] /gm)).toHaveLength(2);
        await server.repository.commit(one);
        await bump("100,000 files, with input 'manifests'", server, { manifests: "apps" });
    });
    test("with a file of 20 MB that holds the image's name has the others changed, and is told of that one", async (context) => {
        const large = `images: ["${image}:1"]\n${"# nothing to see here, and again nothing\n".repeat(500_000)}`;
        const noise = Buffer.alloc(20_000_000, `${image}\0`);
        const server = await serveManifests({ files: { ...one, "large.yaml": large, "noise.json": noise } }, context);
        await bump("a file of 20 MB", server);
        expect(await diffOf(server.repository)).not.toContain("large");
        await server.repository.commit(one);
        const run = await bump("a file of 20 MB, with input 'manifests'", server, { manifests: "apps\nlarge.yaml" });
        expect(run.report?.untouched).toMatchObject([{ file: "large.yaml", reason: expect.stringContaining("MB") }]);
    });
    test("with 10,000 commits has its order asked for all the same", async (context) => {
        const server = await serveManifests({ files: one }, context);
        const commits = Array.from({ length: 10_000 }, (_, index) => {
            const message = `Change ${index}\n\nSigned-off-by: Somebody <somebody@example.com>`;
            const from = index === 0 ? "from refs/heads/main^0\n" : "";
            const at = `committer Somebody <somebody@example.com> ${1_700_000_000 + index} +0000`;
            const changed = `M 644 inline count.txt\ndata <<END\n${index}\nEND\n`;
            return `commit refs/heads/main\n${at}\ndata ${message.length}\n${message}\n${from}${changed}\n`;
        });
        const importing = [`--git-dir=${server.repository.path}`, "fast-import", "--quiet", "--done"];
        await runProgram("git", importing, { input: `${commits.join("")}done\n` });
        const env = { GITHUB_REPOSITORY: "acme/web", GITHUB_SHA: "a".repeat(40) };
        await bump("10,000 commits", { ...server, pull: (inputs, more) => server.pull(inputs, { ...more, env }) });
        expect(await commitsOf(server.repository)).toHaveLength(10_002);
    });
    test("with names that have spaces, quotes, line breaks and other alphabets in them has each of its files changed", async (context) => {
        const names = [
            "with space/and more.yaml",
            'it\'s "quoted"/`a`.yaml',
            "line\nbreak/tab\there.yaml",
            "caf\u00e9/cafe\u0301.yaml",
            "部署/应用.yaml",
            "🚀/🚀.yaml",
            "back\\slash/$HOME.yaml",
            "-dash/--.yaml",
            "[a]*?/{b}!.yaml",
            ":(top)/#.yaml",
            " leading/trailing .yaml",
            "carriage\rreturn/\u007f\u0001.yaml",
        ];
        const pod = (tag) => `kind: Pod\nspec: {containers: [{image: "${image}:${tag}"}]}\n`;
        const files = [...names.map((name) => [name, pod("1")]), ...Object.entries(one)];
        const server = await serveManifests({ files }, context);
        const run = await bump("odd names", server, { all: "true" });
        expect(run.report?.edits.map((edit) => edit.file).toSorted()).toEqual([...names, file].toSorted());
        for (const name of names)
            expect(await server.repository.read(name)).toBe(pod("2"));
        expect(await server.repository.git(["ls-tree", "-rz", "--name-only", "main"])).toBe(await server.repository.git(["ls-tree", "-rz", "--name-only", "main^"]));
        // Of those, a line of an input can hold these.
        const lines = names.filter((name) => !/[\n\r]|^ |[*?[\\]/.test(name));
        await server.repository.commit([...lines.map((name) => [name, pod("1")]), ...Object.entries(one)]);
        const again = await bump("odd names, in input 'manifests'", server, { manifests: [...lines, "apps"].join("\n") });
        expect(again.report?.edits.map((edit) => edit.file).toSorted()).toEqual([...lines, file].toSorted());
    });
});
