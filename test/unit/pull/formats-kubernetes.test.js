import { describe, expect, test } from "vitest";
import { kubernetes } from "../../../packages/pull/src/find/formats/kubernetes.ts";
import { newDigest, oldDigest, placesIn, withImages } from "./place-cases.ts";
describe("images of Kubernetes objects", () => {
    test.each([
        [
            "a Pod's containers of every sort",
            `{apiVersion: v1, kind: Pod, spec: {containers: [{image: a:1}], initContainers: [{image: "b:2"}], ephemeralContainers: [{image: c}]}}`,
            ["spec.containers[0].image: a:1", "spec.initContainers[0].image: b:2", "spec.ephemeralContainers[0].image: c"],
        ],
        [
            "a CronJob's pod template",
            "{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: a:1}]}}}}}}",
            ["spec.jobTemplate.spec.template.spec.containers[0].image: a:1"],
        ],
        [
            "an image volume",
            `{apiVersion: v1, kind: Pod, spec: {volumes: [{name: x, emptyDir: {}}, {image: {reference: "m@${oldDigest}"}}]}}`,
            [`spec.volumes[1].image.reference: m@${oldDigest}`],
        ],
        [
            "a custom resource's pod template",
            "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {template: {spec: {containers: [{image: a:1}]}}}}",
            ["spec.template.spec.containers[0].image: a:1"],
        ],
        [
            "the items of a List, each by its own kind",
            `{apiVersion: v1, kind: List, items: [
        {apiVersion: v1, kind: Pod, spec: {containers: [{image: a:1}]}},
        {apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, spec: {values: {containers: [{image: b:1}]}}}]}`,
            ["items[0].spec.containers[0].image: a:1"],
        ],
        [
            "a custom resource's own fields",
            `{apiVersion: acme.example/v1, kind: Shop, spec: {image: a:1, imageName: "b:2", runnerImage: "c@${oldDigest}",
        container: {image: d:1}, deep: [{x: {sidecarImage: e:1}}], containers: [{image: f, helperImage: g:1}]}}`,
            [
                "spec.containers[0].image: f",
                "spec.image: a:1",
                "spec.imageName: b:2",
                `spec.runnerImage: c@${oldDigest}`,
                "spec.container.image: d:1",
                "spec.deep[0].x.sidecarImage: e:1",
                "spec.containers[0].helperImage: g:1",
            ],
        ],
        [
            "a Tekton task",
            "{apiVersion: tekton.dev/v1, kind: Task, spec: {steps: [{image: a:1}], sidecars: [{image: b:1}], stepTemplate: {image: c:1}}}",
            ["spec.steps[0].image: a:1", "spec.sidecars[0].image: b:1", "spec.stepTemplate.image: c:1"],
        ],
        [
            "a field with parts",
            "{apiVersion: acme.example/v1, kind: Shop, spec: {image: {registry: r.io, repository: a, tag: v1}, web: {initImage: {repository: b, tag: v1}}}}",
            ["spec.image.tag: r.io/a:v1", "spec.web.initImage.tag: b:v1"],
        ],
        [
            "what has no version, is reported, or is called so by a label",
            `{apiVersion: acme.example/v1, kind: Shop, metadata: {annotations: {image: a:1}}, status: {image: a:1},
        spec: {image: a, otherImage: "$(IMAGE)", imagePullPolicy: b:1, image_: c:1, template: {metadata: {labels: {image: d:1}}}}}`,
            [],
        ],
        [
            "a kind that says which images there may be",
            "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {default: {image: a:1}}}",
            [],
        ],
        [
            "what is no image",
            "{apiVersion: v1, kind: Pod, spec: {containers: [{image: $(IMAGE)}, {image: 7}, {name: x}]}}",
            [],
        ],
        ["what is no object", "{spec: {containers: [{image: a:1}]}}", []],
        [
            "a kustomization",
            "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, containers: [{image: a}]}",
            [],
        ],
        [
            "an Application's values",
            "{apiVersion: argoproj.io/v1alpha1, kind: Application, spec: {source: {helm: {valuesObject: {containers: [{image: a:1}]}}}}}",
            [],
        ],
    ])("are those of %s", (_, text, places) => {
        expect(placesIn(kubernetes, text)).toEqual(places);
    });
    test.each([
        ["image: a:1", "2", "image: a:2"],
        ["initImage: {repository: a, tag: v1}", "v2", "initImage: {repository: a, tag: v2}"],
        ["steps: [{image: a:1}]", `@${newDigest}`, `steps: [{image: 'a@${newDigest}'}]`.replaceAll("'", "")],
    ])("a custom resource's %s becomes with %s: %s", (before, version, after) => {
        const shop = (field) => `apiVersion: acme.example/v1\nkind: Shop\nspec:\n  ${field} # here\n`;
        expect(withImages(kubernetes, shop(before), version)).toBe(shop(after));
    });
    test.each([
        ["a:1", "2", "a:2"],
        ["a", "2", "a:2"],
        [`a@${oldDigest}`, "2", "a:2"],
        ["a:1", `@${newDigest}`, `a@${newDigest}`],
        [`a:1@${oldDigest}`, `2@${newDigest}`, `a:2@${newDigest}`],
        ["a:1", "ghcr.io/acme/a:2", "ghcr.io/acme/a:2"],
        ["a:2", "2", "a:2"],
    ])("%s becomes with %s: %s", (before, version, after) => {
        const pod = (image) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${image} # here\n`;
        expect(withImages(kubernetes, pod(before), version)).toBe(pod(after));
    });
});
