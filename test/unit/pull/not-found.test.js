import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";
const bySet = "A version that stands without its image's name is set by `set: FILE:PATH=VERSION`.";
/** What is said of an image that no file uses by a rule. */
async function said(files, manifests) {
    const faults = await planned(files, "ghcr.io/acme/web=2", manifests === undefined ? {} : { manifests });
    expect(faults).toHaveLength(1);
    const [message, hint = ""] = String(faults[0]).split("\n");
    expect(message).toBe("Input 'images': nothing in deploy (main) uses the image ghcr.io/acme/web");
    return hint;
}
const custom = (value) => `apiVersion: acme.example/v1\nkind: Shop\nspec:\n  web: ${value}\n`;
const held = "shop.yaml holds ghcr.io/acme/web";
describe("an image that nothing uses", () => {
    test("is said to be named where no rule reads it", async () => {
        expect(await said({ "shop.yaml": custom("ghcr.io/acme/web:1") })).toBe(`Looked in the whole repository. ${held}:1 in line 4, where no rule reads an image: \`set: shop.yaml:spec.web=ghcr.io/acme/web:2\` would set it.`);
    });
    test.each([...["{TAG}", "(TAG)", "TAG"].map((name) => `$${name}`), "pr-{{ .number }}"])("is said to have a version that something else fills in: %s", async (tag) => {
        const hint = await said({ "shop.yaml": custom(`"ghcr.io/acme/web:${tag}"`) });
        expect(hint).toBe(`Looked in the whole repository. ${held}:${tag} in line 4, whose version something else fills in: change it there.`);
    });
    test("is said to be named without a version, with the line that sets the one beside it", async () => {
        const where = `Looked in the whole repository. ${held} in line 4, with no version that a rule reads`;
        expect(await said({ "shop.yaml": custom("[ghcr.io/acme/web]") })).toBe(`${where}. ${bySet}`);
        const beside = "{build: {of: ghcr.io/acme/web, version: v1}}";
        expect(await said({ "shop.yaml": custom(beside) })).toBe(`${where}: \`set: shop.yaml:spec.web.build.version=2\` would set the one beside it.`);
    });
    test("is said to have got no entry, and why, where `add-missing` is set already", async () => {
        const hint = async (files) => String(await planned(files, "ghcr.io/acme/web=2", { addMissing: true })).split("\n")[1] ?? "";
        const one = { "a/kustomization.yaml": "resources: [pod.yaml]\n", "a/pod.yaml": pod("other:1") };
        expect(await hint(one)).toContain("No entry was added, since no resource of a/kustomization.yaml uses the image. ");
        const two = { ...one, "b/kustomization.yaml": "resources: [../a]\n" };
        expect(await hint(two)).toContain("No entry was added, since no resource of the 2 kustomizations uses the image. ");
        expect(await hint({ "pod.yaml": pod("other:1") })).toContain("No entry was added, since there is no kustomization. ");
        for (const files of [one, two])
            expect(await hint(files)).not.toContain("add-missing");
    });
    test("may stand outside of what was looked at", async () => {
        const files = { "web/service.yaml": "kind: Service\n" };
        expect(await said(files, ["web"])).toBe(`Looked in web. No image stands in what was looked at; it may stand outside of \`manifests\`. ${bySet}`);
        expect(await said(files)).toContain("No image stands in what was looked at. ");
    });
    test("is not said to be in files that only hold the last part of its name, nor in workflows", async () => {
        const sealed = (name) => `image: ${name}\nsops:\n  mac: ENC[x]\n`;
        expect(await said({
            "other.yaml": sealed("quay.io/other/web"),
            "web.yaml": sealed("ghcr.io/acme/web"),
            ".github/workflows/build.yaml": "env: {IMAGE: ghcr.io/acme/web, OTHER: ghcr.io/acme/web:1}\n",
        })).toBe(`Looked in the whole repository. web.yaml is encrypted by SOPS, whose mac an edit would break: change it with \`sops\`.`);
    });
    test("may be of a policy of Flux that is elsewhere", async () => {
        const files = {
            "dev/web.yaml": `values:\n  tag: 1 # {"$imagepolicy": "flux-system:web:tag"}\n`,
            "dev/api.yaml": pod("ghcr.io/acme/api:1"),
        };
        expect(await said(files, ["dev"])).toBe(`Looked in dev. The nearest there are: ghcr.io/acme/api. dev/web.yaml:2 has its version by the ImagePolicy flux-system:web, which does not stand there with its ImageRepository: name the files of both with input 'manifests' too, or set the version by \`set: dev/web.yaml:values.tag=2\`.`);
    });
});
test("an image whose policy is in another file than its tags is chosen by lines that need no policy", async () => {
    const release = (tag) => `values:\n  version: "${tag}" # {"$imagepolicy": "flux-system:web:tag"}\n`;
    const policies = `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: web, namespace: flux-system}
spec: {image: ghcr.io/acme/web}
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: web, namespace: flux-system}
spec: {imageRepositoryRef: {name: web}}
`;
    const files = { "policies.yaml": policies, "dev/web.yaml": release("1.9"), "prod/web.yaml": release("1.8") };
    const [said = ""] = (await planned(files, "ghcr.io/acme/web=2.0"));
    expect(said.slice(said.indexOf("set:"))).toBe("set: dev/web.yaml:values.version=2.0\nset: prod/web.yaml:values.version=2.0");
});
describe("what to do about an image that nothing uses", () => {
    test.each([
        ["# Code generated by a script. DO NOT EDIT.\nimage: ghcr.io/acme/web:1\n", "change what it is generated from"],
        [
            "image: ghcr.io/acme/web:1\n{{ if .x }}\na: 1\n{{ end }}\n",
            "change what fills it in, or let it take the version from a file of values",
        ],
        ["image: ghcr.io/acme/web:1\nsops:\n  mac: ENC[x]\n", "change it with `sops`"],
        ["image: ghcr.io/acme/web:1\na: [\n", "mend it"],
    ])("is said with what to do instead of `set`, which refuses the file too: %s", async (text, instead) => {
        const hint = await said({ "a.yaml": text });
        expect(hint).toContain(`: ${instead}.`);
        expect(hint).not.toContain("`set: ");
        const [fault] = (await planned({ "a.yaml": text }, "", {
            set: "a.yaml:image=ghcr.io/acme/web:2",
        }));
        expect(fault?.toLowerCase()).toContain(`\n${instead}.`.toLowerCase());
    });
    test("is one of several that are missing, each of which is told of what concerns it alone", async () => {
        const files = {
            "shop.yaml": custom('{run: "ghcr.io/acme/web:1 -v", and: "ghcr.io/acme/api:1 -v"}'),
            "web.yaml": "image: ghcr.io/acme/web:1\nsops:\n  mac: ENC[x]\n",
            "worker.yaml": "image: ghcr.io/acme/worker:1\nsops:\n  mac: ENC[x]\n",
        };
        const images = ["web", "api", "worker"];
        const faults = await planned(files, images.map((name) => `ghcr.io/acme/${name}=2`).join("\n"));
        expect(faults).toHaveLength(3);
        for (const [index, name] of images.entries()) {
            const fault = String(faults[index]);
            expect(fault).toContain(`uses the image ghcr.io/acme/${name}\n`);
            for (const other of images.filter((each) => each !== name)) {
                expect(fault).not.toContain(`holds ghcr.io/acme/${other}`);
                expect(fault).not.toContain(`${other}.yaml`);
            }
        }
        expect(faults).toMatchObject([/holds ghcr.io\/acme\/web:1 .*web\.yaml is encrypted/s, /holds ghcr.io\/acme\/api:1/, /worker\.yaml is/].map((each) => expect.stringMatching(each)));
    });
});
