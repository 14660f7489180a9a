/** The pull action as workflows use it: the README's example as it stands, outputs, a dry run, a key of its own. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runWorkflow } from "../lab/run-workflow.ts";
import { root } from "../workshop/paths.ts";
import { deployToken, kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";
import { makeWorkspace } from "./workspace.ts";
const image = "ghcr.io/acme/web";
const file = "apps/web/dev/kustomization.yaml";
const deploy = (context) => serveManifests({ files: inEach(["dev", "staging", "prod"]) }, context);
/** The same version in each environment. */
function inEach(environments) {
    return Object.fromEntries(environments.map((name) => [`apps/web/${name}/kustomization.yaml`, kustomization({ [image]: "1.4.2" })]));
}
/** The README's example whose workflow has a name. */
async function example(name) {
    const readme = await readFile(join(root, "README.md"), "utf8");
    const fences = [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = ""]) => text);
    const found = fences.filter((text) => text.startsWith(`name: ${name}\n`));
    expect(found).toHaveLength(1);
    return found[0] ?? "";
}
async function repositoryWith(workflow, context) {
    const workspace = await makeWorkspace({ ".github/workflows/bump.yml": workflow });
    context.onTestFinished(workspace.remove);
    return workspace.path;
}
describe.concurrent("a workflow", () => {
    test("with the README's ten lines commits the version that was pushed, and hides the token", async (context) => {
        const { url, repository } = await deploy(context);
        const written = await example("bump");
        expect(written).toContain("repository: acme/deploy\n");
        const workflow = written.replace("acme/deploy", url);
        const run = await runWorkflow({
            repository: await repositoryWith(workflow, context),
            event: "push",
            secrets: { DEPLOY_TOKEN: deployToken },
        });
        expect(run.log).toMatch(/Job succeeded/);
        expect(await repository.read(file)).toMatch(/newTag: "?[0-9a-f]{40}"?$/m);
        for (const other of ["staging", "prod"]) {
            expect(await repository.read(file.replace("dev", other))).toBe(kustomization({ [image]: "1.4.2" }));
        }
        expect(await commitsOf(repository)).toHaveLength(2);
        expect(run.summaries.join()).toContain("Committed to");
        expect(run.log + run.summaries.join()).not.toContain(deployToken);
        expect(run.leftovers).toEqual([]);
    });
    test("reads the outputs in a later step, and can be a dry run first", async (context) => {
        const { url, repository } = await deploy(context);
        const workflow = `on:
  workflow_dispatch:
    inputs:
      version: {required: true}
      dry-run: {type: boolean, default: false}
jobs:
  bump:
    runs-on: ubuntu-latest
    steps:
      - id: pull
        uses: acme/pushpull/actions/pull@v1
        with:
          repository: ${url}
          token: \${{ secrets.DEPLOY_TOKEN }}
          manifests: apps/web/dev
          images: ${image}=\${{ inputs.version }}
          dry-run: \${{ inputs.dry-run }}
      - run: |
          echo "then \${{ steps.pull.outputs.result }} \${{ steps.pull.outputs.changed }} [\${{ steps.pull.outputs.commit-sha }}]"
          grep -c newTag "\${{ steps.pull.outputs.report }}"
`;
        const path = await repositoryWith(workflow, context);
        const start = (inputs) => runWorkflow({ repository: path, inputs, secrets: { DEPLOY_TOKEN: deployToken } });
        const planned = await start({ version: "1.5.0", "dry-run": "true" });
        expect(planned.log).toContain("then planned true []");
        expect(planned.log).toContain('+    newTag: "1.5.0"');
        expect(planned.summaries.join()).toContain("Planned for");
        expect(await commitsOf(repository)).toHaveLength(1);
        const committed = await start({ version: "1.5.0", "dry-run": "false" });
        expect(committed.succeeded).toBe(true);
        expect(committed.log).toContain(`then committed true [${await repository.head()}]`);
        expect(await repository.read(file)).toBe(kustomization({ [image]: "1.5.0" }));
        const again = await start({ version: "1.5.0", "dry-run": "false" });
        expect(again.log).toContain("then unchanged false []");
        expect(await commitsOf(repository)).toHaveLength(2);
    });
});
