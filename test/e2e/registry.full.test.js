/** From an image in a real registry to the digest of it that is pinned in the manifests. */
import { expect, test } from "vitest";
import { startRegistry } from "../lab/registry.ts";
import { cluster } from "./cluster.ts";
import { serveManifests } from "./manifest-server.ts";
test.skipIf(!cluster.own)("a version is pinned to the digest that the registry has for it", async (context) => {
    const registry = await startRegistry();
    context.onTestFinished(registry.stop);
    const [first, second] = [await registry.push("acme/web:1"), await registry.push("acme/web:2")];
    expect(second).not.toBe(first);
    const manifest = (version) => `image: ${registry.host}/acme/web:${version} # set by CI\n`;
    const { repository, pull } = await serveManifests({ files: { "values.yaml": manifest(`1@${first}`) } }, context);
    const run = await pull({ images: `${registry.host}/acme/web=2@${await registry.digest("acme/web:2")}` });
    expect(run.errors).toEqual([]);
    expect(await repository.read("values.yaml")).toBe(manifest(`2@${second}`));
});
