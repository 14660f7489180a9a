import { describe, expect, test } from "vitest";
import { runWorkflow } from "../lab/run-workflow.ts";
import { deployToken } from "./manifest-server.ts";
import { expectOnlyText, payloads, printable } from "./payloads.ts";
import { image, inVariables, one, pullFrom, servePayloads, tagged } from "./pull-smuggling.ts";
import { makeWorkspace } from "./workspace.ts";
describe.concurrent("text is text", () => {
    test("in names of images, when the nearest are named", async (context) => {
        const files = Object.fromEntries(payloads.map((payload, index) => [`${index}/kustomization.yaml`, tagged(`web${payload}`, "1")]));
        const { pull } = await servePayloads({ files }, context);
        const run = await pull({ images: `${image}=2` });
        expect(run.errors).toEqual([expect.stringContaining(`uses the image ${image}`)]);
        expectOnlyText(run, {});
    });
    test("in comments and values around, in a diff that is shown", async (context) => {
        const around = payloads.map((payload) => `# ${payload.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ")}\n`);
        const files = {
            "kustomization.yaml": around
                .map((line, index) => `${tagged(image, `1.${index}`).replace("images:\n", `images:\n${line}`)}---\n`)
                .join(""),
        };
        const { pull } = await servePayloads({ files }, context);
        const run = await pull({ images: `${image}=2`, all: "true", "dry-run": "true" });
        expect(run.outputs.result).toBe("planned");
        expectOnlyText(run, {});
    });
    test("in what inputs are, where a workflow puts a title or a branch into one", async (context) => {
        const { pull } = await servePayloads({ files: one }, context);
        const lines = printable.join("\n");
        for (const inputs of [
            { images: lines, set: lines, manifests: lines },
            { images: `${image}=2`, branch: inVariables.join(" ").slice(0, 2_000), author: lines, "source-commit": lines },
            { images: `${image}=2`, repository: inVariables.join(" ").slice(0, 2_000), token: "" },
        ]) {
            const run = await pull(inputs);
            expect(run.outputs.result).toBe("failed");
            expectOnlyText(run, {});
        }
    });
    test.for([404, 500, 301])("in an answer of HTTP %i", async (status, context) => {
        const run = await pullFrom(status, context);
        expect(run.outputs.result).toBe("failed");
        expectOnlyText(run, {});
    });
    test("to a real runner, which takes none of it for a command", async (context) => {
        const files = payloads.map((payload, index) => [`${index}/kustomization.yaml`, tagged(image, payload)]);
        const { url, repository } = await servePayloads({ files, hooks: { "pre-receive": `cat <<'END' >&2\n${inVariables.join("\n")}\nEND` } }, context);
        // As versions of an image, they would be refused.
        const setAll = files.map(([path]) => `${path}:images[0].newTag=2`).join("\n");
        const workflow = `on: workflow_dispatch
jobs:
  bump:
    runs-on: ubuntu-latest
    steps:
      - id: pull
        uses: acme/pushpull/actions/pull@v1
        with: {repository: "${url}", token: "\${{ secrets.TOKEN }}", set: ${JSON.stringify(setAll)}}
      - run: echo "then \${{ toJSON(steps.pull.outputs) }} in $PATH, Failed p02 can be read"
        if: always()
`;
        const workspace = await makeWorkspace({ ".github/workflows/bump.yml": workflow });
        context.onTestFinished(workspace.remove);
        const run = await runWorkflow({ repository: workspace.path, secrets: { TOKEN: deployToken } });
        expect(run.succeeded).toBe(true);
        expect(await repository.read("0/kustomization.yaml")).toContain('newTag: "2"');
        expect(run.log).toMatch(/"result": "committed"/);
        expect(run.log).toContain("Failed p02 can be read");
        expect(run.log).not.toMatch(/in p05/);
        expect(run.log).not.toContain("README.md:1");
    });
});
