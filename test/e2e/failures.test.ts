/** Pods that fail: how soon a run is red, and what it says. Each stands in for what a kubelet does (`lab/kwok`). */
import { describe } from "vitest";
import { cluster } from "./cluster.ts";
import { scenarios } from "./failures.ts";
import { deployment, readinessProbe } from "./manifests.ts";

/** A second is long enough for a failure to stand, where nothing is to heal. */
const soon = { "fail-fast": "1s" };
/** Where only the deadline ends the wait. */
const late = { timeout: "4s" };

const secret = `---
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { user: shop, pass: not-the-one-that-is-asked-for }
`;

const fromSecret = `          env:
            - name: PASSWORD
              valueFrom:
                secretKeyRef: { name: db, key: password }
`;

const job = (spec: string, image: string) => `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  ${spec}
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: ${image}
`;

describe.skipIf(!cluster.own).concurrent("a pod", () => {
  scenarios({
    "whose image the registry does not have fails at once": {
      manifest: deployment("web", "shop/web:2-missing"),
      errors: [
        ["image: shop/web:2-missing", /image shop\/web:2-missing cannot be pulled: not found.* has no tag 2-missing/],
      ],
      within: 15,
    },
    "whose image is private fails where it is told that it may not have it": {
      manifest: deployment("web", "shop/web:2-denied"),
      inputs: soon,
      errors: [["image: shop/web:2-denied", /does not exist or is private.* without credentials/]],
    },
    "whose Secret is missing fails at the reference": {
      manifest: deployment("web", "shop/web:2-noref", fromSecret),
      inputs: soon,
      errors: [["secretKeyRef: { name: db, key: password }", /Secret db does not exist/]],
    },
    "whose Secret has no such key is told which keys it has, and never their values": {
      manifest: deployment("web", "shop/web:2-nokey", fromSecret) + secret,
      inputs: soon,
      errors: [["secretKeyRef: { name: db, key: password }", /Secret db has no key password; it has pass, user/]],
    },
    "whose volume's ConfigMap is missing fails at the volume": {
      manifest: deployment(
        "web",
        "shop/web:2-nomount",
        `      volumes:
        - name: settings
          configMap: { name: settings }
`,
      ),
      inputs: soon,
      errors: [["configMap: { name: settings }", /volume settings: ConfigMap settings does not exist/]],
    },
    "that needs more memory than its limit fails at the limit": {
      manifest: deployment("web", "shop/web:2-oom", "          resources: { limits: { memory: 64Mi } }\n"),
      inputs: soon,
      errors: [
        ["resources: { limits: { memory: 64Mi } }", /out of memory.* it used more than its memory limit of 64Mi/],
      ],
      shown: [/exit code 137/],
    },
    "that ends with a stack trace fails with its last lines": {
      manifest: deployment("web", "shop/web:2-crash").replace("- name: web", "- name: api"),
      inputs: soon,
      errors: [["- name: api", /exit code 1 .*Error: DATABASE_URL is not set/]],
      shown: [/Error: DATABASE_URL is not set/, /at connect \(\/app\/server\.js:41:11\)/],
    },
    "of another architecture fails with that cause": {
      manifest: deployment("web", "shop/web:2-exit255").replace("- name: web", "- name: arm"),
      inputs: soon,
      errors: [["image: shop/web:2-exit255", /a different architecture than the node's/]],
      shown: [/exec \/app\/server: exec format error/],
    },
    "whose program is not in its image fails at once": {
      manifest: deployment("web", "shop/web:2-norun", "          command: [/app/sever]\n"),
      errors: [["command: [/app/sever]", /\/app\/sever does not exist/]],
      within: 15,
    },
    "whose init container crashes fails at that container": {
      manifest: deployment(
        "web",
        "shop/web:2",
        `      initContainers:
        - name: migrate
          image: shop/migrate:2-crash
`,
      ),
      inputs: soon,
      errors: [["- name: migrate", /init container migrate ended with exit code 1/]],
      shown: [/ERROR: relation "orders" already exists/],
    },
    "whose readiness probe gets 404 is not ready in time, at the probe": {
      manifest: deployment("web", "shop/web:2-unready", readinessProbe("/healthz", 8080)),
      inputs: late,
      errors: [["readinessProbe:", /readiness probe gets HTTP 404.* has nothing at \/healthz/]],
    },
    "that fails is red at once where fail-fast is 0s": {
      manifest: deployment("web", "shop/web:2-denied"),
      inputs: { "fail-fast": "0s" },
      errors: [["image: shop/web:2-denied", /does not exist or is private.* without credentials/]],
      within: 10,
    },
    "that crashes and heals at its second restart is ready": {
      manifest: deployment("web", "shop/web:2-heals2"),
      green: true,
    },
    "that crashes and heals at its fourth restart is ready": {
      manifest: deployment("web", "shop/web:2-heals4"),
      green: true,
    },
  });
});

describe.skipIf(!cluster.own).concurrent("a Job", () => {
  scenarios({
    "that fails with a backoffLimit of 0 fails at once, with its last lines": {
      manifest: job("backoffLimit: 0", "shop/migrate:2-fail"),
      errors: [["- name: migrate", /Job\/migrate .*exit code 1/]],
      shown: [/ERROR: relation "orders" already exists/],
      within: 15,
    },
    "that its podFailurePolicy ends fails at once": {
      manifest: job(
        `podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { operator: In, values: [1] } }] }`,
        "shop/migrate:2-fail",
      ),
      errors: [["- name: migrate", /Job\/migrate .*exit code 1/]],
      within: 15,
    },
  });
});
