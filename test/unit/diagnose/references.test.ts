/** What a pod refers to and does not find, in the words of the kubelet. */
import { event, unschedulable, waits } from "../readiness/pods.ts";
import { checkCauses } from "./cause-cases.ts";

const env = `          env:
            - name: USER
              valueFrom: { secretKeyRef: { name: db, key: user } }
            - name: PASSWORD
              valueFrom:
                secretKeyRef: { name: db, key: password }
`;
const noKey = waits("CreateContainerConfigError", "couldn't find key password in Secret shop/db");
const secret = { data: { user: "c2hvcA==", pass: "c2VjcmV0" } };

checkCauses("what a pod refers to", [
  {
    given: "a key that the Secret does not have",
    container: env,
    status: noKey,
    answers: { "/secrets/db": secret },
    cause: "Secret db has no key password; it has pass, user",
    line: "secretKeyRef: { name: db, key: password }",
  },
  {
    given: "the same, and the Secret may not be read",
    container: env,
    status: noKey,
    cause: "Secret db has no key password",
    line: "secretKeyRef: { name: db, key: password }",
  },
  {
    given: "a Secret that is not there",
    container: "          envFrom:\n            - secretRef: { name: db }\n",
    status: waits("CreateContainerConfigError", 'secret "db" not found'),
    cause: "there is no Secret db in the namespace shop",
    line: "- secretRef: { name: db }",
  },
  {
    given: "a ConfigMap of a volume that is not there",
    inPod: "      volumes:\n        - name: settings\n          configMap: { name: web }\n",
    status: waits("ContainerCreating"),
    events: [
      event("x-1-a", "FailedMount", 'MountVolume.SetUp failed for volume "settings" : configmap "web" not found'),
    ],
    cause: "there is no ConfigMap web in the namespace shop",
    line: "configMap: { name: web }",
  },
  {
    given: "a claim that is not there",
    inPod: "      volumes:\n        - name: data\n          persistentVolumeClaim: { claimName: data }\n",
    spec: { pod: { nodeName: undefined } },
    status: unschedulable('0/1 nodes are available: persistentvolumeclaim "data" not found. not found'),
    cause: "there is no PersistentVolumeClaim data in the namespace shop",
    line: "persistentVolumeClaim: { claimName: data }",
  },
]);
