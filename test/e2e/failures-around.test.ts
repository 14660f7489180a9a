/** What keeps pods from being made, placed or judged well: quotas, webhooks, nodes, revisions, operators. */
import { describe, expect, test } from "vitest";
import { startAdmissionWebhook } from "../lab/admission-webhook.ts";
import { until } from "../lab/until.ts";
import { cluster, kubectl, newNamespace } from "./cluster.ts";
import { push, roomFor, scenarios } from "./failures.ts";
import { deployment, statefulSet } from "./manifests.ts";

const soon = { "fail-fast": "1s" };
const late = { timeout: "4s" };

describe.skipIf(!cluster.own).concurrent("a used-up quota", () => {
  scenarios({
    "for the pods of a Deployment is named": {
      manifest: deployment("web", "shop/web:2"),
      inputs: soon,
      before: (namespace) => roomFor(1, namespace),
      errors: [["apiVersion: apps/v1", /exceeded quota: room/]],
    },
  });
});

test
  .skipIf(!cluster.own)
  .concurrent("a webhook that refuses pods is named, with its words", async ({ onTestFinished }) => {
    const namespace = await newNamespace();
    const webhook = await startAdmissionWebhook(cluster, () => ({ deny: "every pod needs an owner" }));
    const registration = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: namespace },
      webhooks: [
        {
          name: "owners.shop.test",
          clientConfig: webhook.clientConfig,
          rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
          admissionReviewVersions: ["v1"],
          sideEffects: "None",
        },
      ],
    };
    await kubectl(["create", "-f", "-"], JSON.stringify(registration));
    onTestFinished(async () => {
      await kubectl(["delete", "ValidatingWebhookConfiguration", namespace]);
      await webhook.stop();
    });
    const probe = ["run", "probe", "--image=shop/probe:1", "--dry-run=server", `--namespace=${namespace}`];
    const refused = () =>
      kubectl(probe).then(
        () => false,
        () => true,
      );
    await until(refused, { what: "the API server to ask the webhook" });
    const run = await push(namespace, deployment("web", "shop/web:2"), soon);
    expect(run.errors).toEqual([
      expect.stringMatching(/^web\.yaml:1: .*owners\.shop\.test.* every pod needs an owner/s),
    ]);
    expect(run.report?.seconds).toBeLessThan(15);
  });

describe.skipIf(!cluster.own).concurrent("a pod that fits no node", () => {
  scenarios({
    "since it asks for more than any has, is told how much": {
      manifest: deployment("web", "shop/web:2", "          resources: { requests: { cpu: 5k } }\n"),
      inputs: late,
      errors: [["resources: { requests: { cpu: 5k } }", /requests 5000 of cpu, and the largest node has 1000/]],
    },
  });
});

describe.skipIf(!cluster.own).concurrent("among several", () => {
  const names = ["api", "cart", "docs", "mail", "search", "stock", "web", "worker"];
  const pause = (text: string) => text.replace("spec:\n", "spec:\n  paused: true\n");
  scenarios({
    "pods of a StatefulSet the first one fails, and the others are not waited for": {
      manifest: statefulSet("db", "shop/db:2-crash"),
      inputs: soon,
      errors: [["- name: db", /exit code 1 .*2 pods wait for db-0/]],
    },
    "objects whose images are missing each is named, though the first could end the run": {
      manifest: names.map((name) => deployment(name, `shop/${name}:2-missing`)).join("---\n"),
      errors: names.map((name) => [
        `image: shop/${name}:2-missing`,
        new RegExp(`Deployment/${name} (has failed|is failing): .*not found`),
      ]),
      within: 15,
    },
    "objects that fail each is told of": {
      manifest: `${deployment("web", "shop/web:2-crash")}---\n${deployment("worker", "shop/worker:2-crash")}`,
      inputs: { "fail-fast": "5s" },
      errors: [
        ["- name: web", /Deployment\/web /],
        ["- name: worker", /Deployment\/worker /],
      ],
      within: 25,
    },
    "Deployments one is paused, which is said, and not waited for": {
      manifest: pause(deployment("web", "shop/web:2-stuck")),
      shown: [/paused/],
      green: true,
      within: 10,
    },
  });
});

describe.skipIf(!cluster.own).concurrent("the previous revision", () => {
  test("that still serves is named when the new one fails", async () => {
    const namespace = await newNamespace();
    expect((await push(namespace, deployment("web", "shop/web:1.4"))).outputs.result).toBe("deployed");
    const run = await push(namespace, deployment("web", "shop/web:1.5-missing"));
    expect(run.outputs.result).toBe("failed");
    expect(run.errors).toEqual([
      expect.stringMatching(/he previous version \(web:1\.4\) is still serving with 2 of 2 pods/),
    ]);
  });

  test("that fails does not fail the new one", async () => {
    const namespace = await newNamespace();
    await push(namespace, deployment("web", "shop/web:1-crash"), { wait: "false" });
    const restarts = ["--output=jsonpath={.items[0].status.containerStatuses[0].restartCount}"];
    await until(async () => Number(await kubectl(["get", "pods", `--namespace=${namespace}`, ...restarts])) >= 3, {
      what: "the first version to crash for the third time",
    });
    const run = await push(namespace, deployment("web", "shop/web:2-slow"), { "fail-fast": "0s" });
    expect(run.outputs.result, run.log).toBe("deployed");
  });

  test("whose deadline has passed does not fail the new one", async () => {
    const namespace = await newNamespace();
    const web = (image: string) => deployment("web", image).replace("spec:\n", "spec:\n  progressDeadlineSeconds: 2\n");
    await push(namespace, web("shop/web:1-stuck"), { wait: "false" });
    const condition = "--for=condition=Progressing=false";
    await kubectl(["wait", "deployment/web", `--namespace=${namespace}`, condition, "--timeout=60s"]);
    const run = await push(namespace, web("shop/web:2-pull1"), { "fail-fast": "0s" });
    expect(run.outputs.result, run.log).toBe("deployed");
  });
});

describe.skipIf(!cluster.own).concurrent("a failure that may recover", () => {
  /** As soon as a pod waits for that reason. */
  const waits = (reason: string, namespace: string) => {
    const reasons = "--output=jsonpath={.items[*].status.containerStatuses[0].state.waiting.reason}";
    return until(async () => (await kubectl(["get", "pods", `--namespace=${namespace}`, reasons])).includes(reason), {
      what: `a pod to say ${reason}`,
    });
  };
  const heal = (namespace: string) =>
    kubectl(["annotate", "pods", "--all", "lab/healed=true", `--namespace=${namespace}`]);

  scenarios({
    "such as a registry's rate limit, does not end the run early": {
      manifest: deployment("web", "shop/web:2-limited"),
      inputs: { "fail-fast": "0s" },
      meanwhile: async (namespace) => {
        await waits("ImagePullBackOff", namespace);
        await heal(namespace);
      },
      green: true,
    },
  });
});
