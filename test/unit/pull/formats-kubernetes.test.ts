import { describe, expect, test } from "vitest";
import { kubernetes } from "../../../packages/pull/src/locate/formats/kubernetes.ts";
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
    ["a:1", "2", "a:2"],
    ["a", "2", "a:2"],
    [`a@${oldDigest}`, "2", "a:2"],
    ["a:1", `@${newDigest}`, `a@${newDigest}`],
    [`a:1@${oldDigest}`, `2@${newDigest}`, `a:2@${newDigest}`],
    ["a:1", "ghcr.io/acme/a:2", "ghcr.io/acme/a:2"],
    ["a:2", "2", "a:2"],
  ])("%s becomes with %s: %s", (before, version, after) => {
    const pod = (image: string) => `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ${image} # here\n`;
    expect(withImages(kubernetes, pod(before), version)).toBe(pod(after));
  });
});
