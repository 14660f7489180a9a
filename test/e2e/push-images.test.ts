/** What input `images` does not name stays at its version, and what it names is really what comes to run. */
import { describe, expect, test } from "vitest";
import { configMap, deployment } from "./manifests.ts";
import { pushManifests } from "./push-manifests.ts";
import { renderSummary } from "./summary-page.ts";

async function setUp(files: Readonly<Record<string, string>>) {
  const { workspace, push, value } = await pushManifests(files);
  const images = async (name: string) =>
    (await value("deployment", name, "{.spec.template.spec.containers[*].image}")).split(" ");
  return { workspace, push, images };
}

const digest = `sha256:${"0".repeat(64)}`;
const sidecar = (image: string) => `        - name: proxy\n          image: ${image}\n`;

describe.concurrent("with one image in input images, the others", () => {
  /** Five workloads run 1.0.0, and the manifests say something else of four of them. */
  async function running() {
    const names = ["api", "cart", "mail", "pay", "web"];
    const all = (version: string) =>
      Object.fromEntries(names.map((name) => [`${name}.yaml`, deployment(name, `shop/${name}${version}`)]));
    const set = await setUp({ ...all(":1.0.0"), "mail.yaml": deployment("mail", `shop/mail@${digest}`) });
    expect((await set.push()).errors).toEqual([]);
    await set.workspace.write({
      ...all(":latest"),
      "cart.yaml": deployment("cart", "shop/cart"),
      "pay.yaml": deployment("pay", "shop/pay:main"),
    });
    return set;
  }

  test("are not changed from a version to a moving tag or to none: each is an error, and nothing is written", async () => {
    const { push, images } = await running();
    const says = [
      /^api\.yaml:15: Deployment\/api, container api: the image would change from shop\/api:1\.0\.0 to shop\/api:latest, which is a moving tag, .*such as shop\/api=1\.0\.0, .*allow-downgrade: true/,
      /^cart\.yaml:15: Deployment\/cart, container cart: .* from shop\/cart:1\.0\.0 to shop\/cart, which has no version/,
      /^mail\.yaml:15: Deployment\/mail, container mail: .* from shop\/mail@sha256:0+ to shop\/mail:latest.*such as shop\/mail=@sha256:0+, /,
      /^pay\.yaml:15: Deployment\/pay, container pay: .* from shop\/pay:1\.0\.0 to shop\/pay:main/,
    ].map((pattern) => expect.stringMatching(pattern));
    for (const inputs of [{ "dry-run": "true" }, {}]) {
      const run = await push({ images: "shop/web=1.1.0", ...inputs });
      expect(run.errors).toEqual(says);
      expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    }
    expect(await images("web")).toEqual(["shop/web:1.0.0"]);
    expect(await images("api")).toEqual(["shop/api:1.0.0"]);
  });

  test("are changed to it with allow-downgrade, and the log lists each", async () => {
    const { push, images } = await running();
    const run = await push({ images: "shop/web=1.1.0", "allow-downgrade": "true" });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain(
      "Changed by the manifests, not by input 'images': Deployment/api, container api: shop/api:1.0.0 to shop/api:latest (api.yaml:15)",
    );
    expect(await images("api")).toEqual(["shop/api:latest"]);
    expect(await images("web")).toEqual(["shop/web:1.1.0"]);
  });

  test("are not checked if images names all of them, or none", async () => {
    const { push, images } = await running();
    const named = `shop/api=1.0.0\nshop/cart=1.0.0\nshop/mail=@${digest}\nshop/pay=1.0.0\nshop/web=1.1.0`;
    expect((await push({ images: named })).errors).toEqual([]);
    expect(await images("api")).toEqual(["shop/api:1.0.0"]);
    expect(await images("web")).toEqual(["shop/web:1.1.0"]);
    expect((await push()).errors).toEqual([]);
    expect(await images("api")).toEqual(["shop/api:latest"]);
  });

  test("may change from one version to another, which the log says; a container is found by its name", async () => {
    const web = (image: string) => deployment("web", "shop/web:1", sidecar(image));
    const { workspace, push, images } = await setUp({ "web.yaml": web("mesh/proxy:1.2") });
    await push();
    const first = "      containers:\n";
    const swapped = deployment("web", "shop/web:1").replace(first, `${first}${sidecar("mesh/proxy:1.3")}`);
    await workspace.write({ "web.yaml": swapped });
    const run = await push({ images: "shop/web=2" });
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Deployment/web, container proxy: mesh/proxy:1.2 to mesh/proxy:1.3 (web.yaml:15)");
    expect((await images("web")).toSorted()).toEqual(["mesh/proxy:1.3", "shop/web:2"]);
  });

  test("are checked too if a line gives them another registry and no version", async () => {
    const { workspace, push } = await setUp({ "web.yaml": deployment("web", "shop/web:1.0.0") });
    await push();
    await workspace.write({ "web.yaml": deployment("web", "shop/web") });
    const run = await push({ images: "shop/web=mirror.example/shop/web" });
    expect(run.errors).toEqual([
      expect.stringMatching(/from shop\/web:1\.0\.0 to mirror\.example\/shop\/web, .*Set its version in 'images'/),
    ]);
  });
});

describe.concurrent("an image that input images names", () => {
  test("with several versions in the manifests is set everywhere, with a warning that lists the places", async () => {
    const agent = `        - name: client\n          image: acme/agent:client-0.0.1\n`;
    const { push, images } = await setUp({ "web.yaml": deployment("web", "acme/agent:agent-0.0.1", agent) });
    const run = await push({ images: "acme/agent=agent-0.0.2" });
    expect(run.errors).toEqual([]);
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /^web\.yaml:15: Input 'images': acme\/agent has 2 different versions in the manifests, and all of them are set to agent-0\.0\.2\.[\s\S]*web\.yaml:15: Deployment\/web, container web: acme\/agent:agent-0\.0\.1[\s\S]*web\.yaml:17: Deployment\/web, container client: acme\/agent:client-0\.0\.1/,
      ),
    ]);
    expect(await images("web")).toEqual(Array(2).fill("acme/agent:agent-0.0.2"));
  });

  test("under the tag that already runs starts no new pods, with a warning; a commit's tag or a digest causes none", async () => {
    const { push } = await setUp({ "web.yaml": deployment("web", "shop/web:1"), "a.yaml": configMap("a") });
    const commit = "8d3f0c1b2a4958e7d6c5b4a3928170f6e5d4c3b2";
    for (const version of ["latest", commit, `@${digest}`]) {
      const first = await push({ images: `shop/web=${version}` });
      expect([...first.errors, ...first.warnings]).toEqual([]);
      const again = await push({ images: `shop/web=${version}` });
      expect(again.outputs.result).toBe("unchanged");
      expect(again.warnings).toEqual(
        version === "latest"
          ? [
              expect.stringMatching(
                /^web\.yaml:15: Input 'images': Deployment\/web already runs shop\/web:latest\. Running pods keep the image/,
              ),
            ]
          : [],
      );
    }
  });
});

test("an unchanged object shows its image too, in the report and on the page", async () => {
  const { push } = await setUp({
    "a.yaml": deployment("a", "shop/a:1"),
    "b.yaml": deployment("b", "shop/b:1"),
  });
  await push();
  const run = await push({ images: "shop/a=2" });
  expect(run.report?.images).toEqual([
    { object: "Deployment/a", container: "a", from: "shop/a:1", to: "shop/a:2" },
    { object: "Deployment/b", container: "b", from: "shop/b:1", to: "shop/b:1" },
  ]);
  const { text } = renderSummary(run.summary);
  expect(text).toMatch(
    /Deployment\/aashop\/a:1shop\/a:2\s+1 image unchanged\s+\S+ beforeImage now\s+Deployment\/bbunchangedshop\/b:1\s/,
  );
});
