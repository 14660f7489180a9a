import { expect, test } from "vitest";
import { kustomization, serveManifests } from "./manifest-server.ts";
import { commitsOf } from "./pulled.ts";
test("a commit whose answer is lost is known again by its name, and not made twice", async (context) => {
    let lost = 0;
    const { repository, pull } = await serveManifests({
        files: { "kustomization.yaml": kustomization({ "ghcr.io/acme/web": "1" }) },
        answer: ({ method, path }) => method === "POST" && path.endsWith("/git-receive-pack") && lost++ === 0 ? { cut: "answer" } : undefined,
    }, context);
    const run = await pull({ images: "ghcr.io/acme/web=2" });
    expect(run.errors).toEqual([]);
    expect(run.outputs).toMatchObject({ result: "committed", "commit-sha": await repository.head() });
    expect(run.report).toMatchObject({ retries: 1, edits: [{ from: "1", to: "2" }] });
    expect(run.log).toMatch(/^Retrying: .*\.$/m);
    expect(await commitsOf(repository)).toHaveLength(2);
});
