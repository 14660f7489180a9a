/** More pods that fail, and those that only the deadline ends. */
import { describe } from "vitest";
import { cluster } from "./cluster.ts";
import { roomFor, scenarios } from "./failures.ts";
import { deployment, readinessProbe, statefulSet } from "./manifests.ts";

const soon = { "fail-fast": "1s" };
const late = { timeout: "5s" };

const job = `apiVersion: batch/v1
kind: Job
metadata:
  name: seed
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: seed
          image: shop/seed:1
`;

describe.skipIf(!cluster.own).concurrent("a pod", () => {
  scenarios({
    "whose image has no valid name fails at once": {
      manifest: deployment("web", "Shop/Web:2"),
      errors: [["image: Shop/Web:2", /must be lower case/]],
      within: 15,
    },
    "whose shell does not find a command fails with that command": {
      manifest: deployment("web", "shop/web:2-exit127", "          command: [sh, -c, migrat]\n").replace(
        "- name: web",
        "- name: shell",
      ),
      inputs: soon,
      errors: [["command: [sh, -c, migrat]", /the command migrat does not exist/]],
      shown: [/migrat: not found/],
    },
    "whose readiness probe knocks at a port that is none of the container's is told so": {
      manifest: deployment("web", "shop/web:2-refused", readinessProbe("/healthz", 8081)),
      inputs: late,
      errors: [["readinessProbe:", /checks port 8081, which is not a port of container web, whose port is 8080/]],
    },
    "that crashes is red only at the deadline where fail-fast is off": {
      manifest: deployment("web", "shop/web:2-crash"),
      inputs: { ...late, "fail-fast": "off" },
      errors: [["- name: web", /exit code 1/]],
    },
  });
});

describe.skipIf(!cluster.own).concurrent("a used-up quota", () => {
  scenarios({
    "for the pods of a StatefulSet is named": {
      manifest: statefulSet("db", "shop/db:2"),
      inputs: soon,
      before: (namespace) => roomFor(1, namespace),
      errors: [["apiVersion: apps/v1", /exceeded quota: room/]],
    },
    "for the pod of a Job is named": {
      manifest: job,
      inputs: soon,
      before: (namespace) => roomFor(0, namespace),
      errors: [["apiVersion: batch/v1", /exceeded quota: room/]],
    },
  });
});

describe.skipIf(!cluster.own).concurrent("a pod that fits no node", () => {
  scenarios({
    "since none has its labels, fails at its selector": {
      manifest: deployment("web", "shop/web:2", "      nodeSelector: { disk: ssd }\n"),
      inputs: late,
      errors: [["nodeSelector: { disk: ssd }", /no node has the label .* disk=ssd/]],
    },
    "since its claim is not there, is told which": {
      manifest: deployment(
        "web",
        "shop/web:2",
        `      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
`,
      ),
      inputs: late,
      errors: [["persistentVolumeClaim: { claimName: data }", /PersistentVolumeClaim data does not exist/]],
    },
  });
});

describe.skipIf(!cluster.own).concurrent("a registry that does not answer", () => {
  scenarios({
    "at all is told of at the deadline": {
      manifest: deployment("web", "shop/web:2-unreachable"),
      inputs: { ...late, "fail-fast": "0s" },
      errors: [["image: shop/web:2-unreachable", /is not ready after \S+: .*the registry cannot be reached/]],
    },
    "with TLS fails, with that as its cause": {
      manifest: deployment("web", "shop/web:2-plain-http"),
      inputs: soon,
      errors: [
        [
          "image: shop/web:2-plain-http",
          /the registry responds with HTTP .*the node pulls over HTTPS, but .*insecure registry/,
        ],
      ],
    },
    "for the rate of its pulls is told of at the deadline": {
      manifest: deployment("web", "shop/web:2-limited"),
      inputs: { ...late, "fail-fast": "0s" },
      errors: [["image: shop/web:2-limited", /rate limit/]],
    },
  });
});
