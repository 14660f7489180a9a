/** `chart-mode: template`: a chart is rendered, checked and applied as manifests are. */
import { describe, expect, test } from "vitest";
import { cluster, get, kubectl } from "../cluster.ts";
import { configYaml, deploymentYaml, templatedChart, valuesYaml } from "./templated-chart.ts";

describe.concurrent("a chart in a folder", () => {
  test("is applied with its values, values files, single values and images; a second run changes nothing", async () => {
    const { push, value } = await templatedChart({ "values/prod.yaml": "replicas: 2\nmessage: from the file\n" });
    const inputs = { "chart-values": "values/*.yaml", "chart-set": "message=20261129", images: "shop/web=2.0" };
    const first = await push(inputs);
    expect([first.errors, first.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("deployment", "web", "{.spec.replicas} {.spec.template.spec.containers[0].image}")).toBe(
      "2 shop/web:2.0",
    );
    expect(await value("configmap", "web-config", "{.data.message}")).toBe("20261129");
    expect((await push(inputs)).outputs.result).toBe("unchanged");
  });

  test("says at the template's line why Helm cannot render it, and writes nothing", async () => {
    const { push } = await templatedChart({
      "charts/web/templates/config.yaml": configYaml.replace("| quote", '| required "message is required"'),
    });
    const run = await push({ "chart-set": 'message=""' });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/config\.yaml:6: Helm cannot render the chart web: .*message is required/,
      ),
    ]);
  });

  test("shows a fault of a rendered object on the template's line", async () => {
    const { push, namespace } = await templatedChart({
      "charts/web/templates/config.yaml": `${configYaml}# comment\nextra:\n  {{- toYaml .Values.extra | nindent 2 }}\n`,
    });
    const run = await push({ "chart-set": "extra.a=b" });
    expect(run.errors).toEqual([expect.stringMatching(/^charts\/web\/templates\/config\.yaml:8: .*extra/)]);
    expect(await get("configmap", "web-config", namespace)).toBeUndefined();
  });

  test("an image that the template takes from somewhere else is an error with the line to write", async () => {
    const { push } = await templatedChart({
      "charts/web/values.yaml": `${valuesYaml}versions: { web: "1.7" }\n`,
      "charts/web/templates/deployment.yaml": deploymentYaml.replace(
        /image: .*/,
        'image: "{{ .Values.image.repository }}:{{ .Values.versions.web }}"',
      ),
    });
    const { errors } = await push({ images: "shop/web=2.0" });
    expect(errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/deployment\.yaml:15: Input 'images', line 1: .*Deployment\/web has shop\/web:1\.7.*chart-set: versions\.web=2\.0/,
      ),
    ]);
  });

  test("an image that nothing in the chart uses is an error that names the nearest", async () => {
    const { push } = await templatedChart();
    expect((await push({ images: "shop/wbe=2.0" })).errors).toEqual([
      expect.stringMatching(/neither the chart nor a manifest uses image shop\/wbe. Similar images: shop\/web/),
    ]);
  });
});

describe.concurrent("hooks", () => {
  test("tests are left out, and a hook that needs a release is an error at its template", async () => {
    const hook = (name: string, event: string) =>
      `${configYaml.replace("-config", `-${name}`).replace("\ndata:", `\n  annotations: { "helm.sh/hook": "${event}" }\ndata:`)}`;
    const { push, namespace, workspace } = await templatedChart({
      "charts/web/templates/check.yaml": hook("check", "test"),
      "charts/web/templates/notify.yaml": hook("notify", "post-install,post-upgrade"),
    });
    expect((await push()).errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/notify\.yaml:1: ConfigMap\/web-notify is a post-install, post-upgrade hook, which needs a release/,
      ),
    ]);
    await workspace.write({ "charts/web/templates/notify.yaml": "" });
    const run = await push();
    expect(run.outputs.result).toBe("deployed");
    expect(run.log).toContain("Left out, since they are tests: ConfigMap/web-check");
    expect(await get("configmap", "web-check", namespace)).toBeUndefined();
  });
});

const migrate = `apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-migrate
  annotations: { "helm.sh/hook": "pre-install,pre-upgrade", "helm.sh/hook-weight": "1" }
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      serviceAccountName: {{ .Release.Name }}-migrate
      containers: [{ name: migrate, image: "{{ .Values.migrate }}" }]
`;

const account = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Release.Name }}-migrate
  annotations: { "helm.sh/hook": "pre-install,pre-upgrade" }
`;

describe.skipIf(!cluster.own).concurrent("a hook that runs before", () => {
  test("is done before the objects, and created again by the next run", async () => {
    const { push, value, namespace } = await templatedChart({
      "charts/web/values.yaml": `${valuesYaml}migrate: shop/migrate:1\n`,
      "charts/web/templates/migrate.yaml": migrate,
      "charts/web/templates/account.yaml": account,
    });
    const first = await push();
    expect([first.errors, first.outputs.result]).toEqual([[], "deployed"]);
    const [done, made] = await Promise.all([
      value("job", "web-migrate", "{.status.completionTime}"),
      value("deployment", "web", "{.metadata.creationTimestamp}"),
    ]);
    expect(Date.parse(done)).toBeLessThanOrEqual(Date.parse(made));
    const uid = await value("job", "web-migrate", "{.metadata.uid}");
    const second = await push({ "chart-set": "migrate=shop/migrate:2" });
    expect([second.errors, second.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("job", "web-migrate", "{.metadata.uid}")).not.toBe(uid);

    const failed = await push({ "chart-set": "migrate=shop/migrate:3-fail\nmessage=never", "fail-fast": "0s" });
    expect(failed.errors).toEqual([
      expect.stringMatching(/^charts\/web\/templates\/migrate\.yaml:\d+: Job\/web-migrate has failed/),
    ]);
    expect(await get("configmap", "web-config", namespace)).toMatchObject({ data: { message: "hello" } });
  });
});

describe.concurrent("a chart that is told of", () => {
  test("as manifests is an error that says how to deploy it", async () => {
    const { push } = await templatedChart();
    const { errors } = await push({ chart: "", "chart-mode": "", manifests: "charts/web" });
    expect(errors).toEqual([expect.stringMatching(/the folder charts\/web is a Helm chart.*chart: charts\/web/)]);
  });

  test("with values that change on every rendering is deployed with a warning at the template's line", async () => {
    const { push } = await templatedChart({
      "charts/web/templates/config.yaml": configYaml.replace(".Values.message", "randAlphaNum 8"),
    });
    const run = await push();
    expect(run.outputs.result).toBe("deployed");
    expect(run.warnings).toEqual([
      expect.stringMatching(/^charts\/web\/templates\/config\.yaml:6: .*changes on every rendering/),
    ]);
  });

  test("with `lookup` sees what is in the cluster", async () => {
    const { push, value, namespace } = await templatedChart({
      "charts/web/templates/config.yaml": configYaml.replace(
        ".Values.message",
        '(lookup "v1" "ConfigMap" .Release.Namespace "theirs").data.key',
      ),
    });
    await kubectl(["create", "configmap", "theirs", `--namespace=${namespace}`, "--from-literal=key=seen"]);
    const run = await push();
    expect([run.errors, run.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("configmap", "web-config", "{.data.message}")).toBe("seen");
    expect((await push()).outputs.result).toBe("unchanged");
  });
});
