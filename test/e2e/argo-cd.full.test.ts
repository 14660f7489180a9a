/** The whole way: from a build's bump to a healthy application, through a real forge and a real Argo CD, and back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArgoCd, startArgoCd } from "../lab/argo-cd.ts";
import { kubectlOf, type LabCluster, startCluster } from "../lab/cluster.ts";
import { type Gitea, startGitea } from "../lab/gitea.ts";
import { type Shape, shapes } from "./argo-shapes.ts";
import { cluster as shared } from "./cluster.ts";
import { makeTarget } from "./on-gitea.ts";

describe.skipIf(!shared.own)("a bump becomes what runs:", () => {
  // One of its own: Argo CD looks at all that there is in a cluster.
  let cluster: LabCluster;
  let gitea: Gitea;
  let argoCd: ArgoCd;
  /** Commits of the source repository, by the number of the version that was built from them. */
  const builtFrom = new Map<string, string>();

  beforeAll(async () => {
    [cluster, gitea] = await Promise.all([startCluster("argo-cd"), startGitea()]);
    argoCd = await startArgoCd(cluster);
    const source = await gitea.makeRepository({ name: "acme/web" });
    for (const version of ["1", "2", "3"]) builtFrom.set(version, await source.commit({ "main.go": version }));
  });
  afterAll(async () => {
    await Promise.all([argoCd?.stop(), gitea?.stop()]);
    await cluster?.stop();
  });

  /** A private repository, an Application of it that runs version 1, and what builds of other versions end with. */
  async function deploy({ files, path, source, manifests, by }: Shape, namespace: string) {
    const { repository, bot, pull } = await makeTarget(gitea, { files, private: true });
    await argoCd.addRepository({ url: repository.url, token: bot.token });
    if (by === "webhook") await repository.tell(argoCd.webhook);
    const options = { name: namespace, repository: repository.url, path, namespace, ...(source && { source }) };
    const application = await argoCd.makeApplication(options);
    await application.says({ sync: "Synced", health: "Healthy", revision: await repository.head() });
    const bump = (tag: string, inputs: Readonly<Record<string, string>> = {}) => {
      const env = {
        GITHUB_REPOSITORY: "acme/web",
        GITHUB_SHA: builtFrom.get(tag.charAt(0)) ?? "",
        GITHUB_SERVER_URL: gitea.server,
        GITHUB_API_URL: gitea.api,
        GITHUB_RUN_ID: "7",
      };
      return pull({ images: `ghcr.io/acme/web=${tag}`, manifests, "source-token": bot.token, ...inputs }, { env });
    };
    /** Bumps it, and waits for what Argo CD says of that commit. */
    const bumped = async (tag: string, health: "Healthy" | "Degraded", inputs?: Readonly<Record<string, string>>) => {
      const run = await bump(tag, inputs);
      expect(run.errors).toEqual([]);
      expect(run.outputs.result).toBe("committed");
      if (by === "refresh") await application.refresh();
      await application.says({ sync: "Synced", health, revision: run.outputs["commit-sha"] ?? "" });
    };
    const image = () => {
      const query = "--output=jsonpath={.spec.template.spec.containers[0].image}";
      return kubectlOf(cluster)(["get", "deployment", "web", `--namespace=${namespace}`, query]);
    };
    return { bump, bumped, image };
  }

  test.for(shapes.map((shape, index) => [shape.name, shape, `shop-${index}`] as const))(
    "%s",
    async ([, shape, namespace]) => {
      const { bump, bumped, image } = await deploy(shape, namespace);
      expect(await image()).toBe("ghcr.io/acme/web:1");

      await bumped("2", "Healthy");
      expect(await image()).toBe("ghcr.io/acme/web:2");

      await bumped(shape.bad, "Degraded");
      expect(await image()).toBe(`ghcr.io/acme/web:${shape.bad}`);

      expect((await bump("2")).outputs.result).toBe("superseded");
      await bumped("2", "Healthy", { "allow-downgrade": "true" });
      expect(await image()).toBe("ghcr.io/acme/web:2");
    },
  );
});
