/** Git without a work tree where there is much of it, or the way there is bad. */
import { expect, test } from "vitest";
import { commit, open, push, repositoryOf, servedOverHttp } from "./git-checkouts.ts";

const web = (version: string) => `image: ghcr.io/acme/web:${version}\n`;

test.for([[], ["apps/077"]])("100,000 files (%j)", async (manifests) => {
  const files = Array.from({ length: 100_000 }, (_, index): [string, string] => {
    const folder = String(index % 1000).padStart(3, "0");
    return [
      `apps/${folder}/${index}/deployment.yaml`,
      index === 7077 ? web("1") : `image: ghcr.io/acme/app-${index}:1\n`,
    ];
  });
  const repository = await repositoryOf({ files });
  const { url } = await servedOverHttp(repository);
  const checkout = await open(url, { manifests });
  expect(await checkout.search(["ghcr.io/acme/web"])).toEqual(["apps/077/7077/deployment.yaml"]);
  expect(await checkout.search([])).toHaveLength(manifests.length === 0 ? 100_000 : 100);
  expect(await push(checkout, await commit(checkout, { "apps/077/7077/deployment.yaml": web("2") }))).toMatchObject({
    done: true,
  });
  expect(await repository.git(["diff", "--stat=200", "main^", "main"])).toContain(
    "1 file changed, 1 insertion(+), 1 deletion(-)",
  );
});

test("10,000 commits: what is fetched of them is what was asked for", async () => {
  const repository = await repositoryOf({ files: { "a.yaml": web("0") } });
  await repository.grow(10_000);
  const { url } = await servedOverHttp(repository);
  const checkout = await open(url);
  const history = await checkout.history(500);
  expect(history).toHaveLength(500);
  expect(history[0]).toMatchObject({ id: await repository.head(), message: "Commit 10000" });
  expect(history.at(-1)?.message).toBe("Commit 9501");
  await repository.grow(100);
  const newest = await checkout.refresh();
  expect(await newest.contains(checkout.commit)).toBe(true);
  expect((await newest.history(500)).map(({ id }) => id)).toEqual(
    (await repository.git(["rev-list", "--max-count=500", "main"])).trim().split("\n"),
  );
});

test("a connection that is cut again and again: each wish lands once", async () => {
  const repository = await repositoryOf({ files: { "a.yaml": web("0") } });
  let asked = 0;
  // Before the server has seen it, and once it has done it, at ever other places.
  const { url } = await servedOverHttp(repository, {
    answer: () => {
      asked += 1;
      if (asked % 5 === 0) return { cut: "request" };
      return asked % 7 === 0 ? { cut: "answer" } : undefined;
    },
  });
  const mayPass = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if ((error as { readonly code?: string }).code !== "unreachable") throw error;
      }
    }
  };
  let checkout = await mayPass(() => open(url));
  for (let version = 1; version <= 10; version += 1) {
    for (let offered: string | undefined; ; checkout = await mayPass(() => checkout.refresh())) {
      const sent = offered;
      if (sent !== undefined && (await mayPass(() => checkout.contains(sent)))) break;
      offered = await commit(checkout, { "a.yaml": web(String(version)) }, `Version ${version}`);
      if ((await push(checkout, offered)).done) {
        checkout = await mayPass(() => checkout.refresh());
        break;
      }
    }
  }
  const messages = (await repository.git(["log", "--reverse", "--format=%s", "main"])).trim().split("\n");
  expect(messages).toEqual(["Begin", ...Array.from({ length: 10 }, (_, index) => `Version ${index + 1}`)]);
});
