/** The sets that are applied: sizes are numbers of objects. */
import type { Task } from "./contenders.ts";

/** Plain objects, in a version: applying is all there is to do. */
export function configMaps(count: number, version: number): Omit<Task, "namespace"> {
  const objects = Array.from({ length: count }, (_, index) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: `config-${index}`, labels: { version: String(version) } },
    data: { version: String(version), text: "some text of a usual length\n".repeat(20) },
  }));
  return { manifests: asYaml(objects), deployments: [] };
}

/** As many Deployments, Services and ConfigMaps, to be applied and waited for. */
export function applications(count: number, version: number): Omit<Task, "namespace"> {
  const names = Array.from({ length: count }, (_, index) => `app-${index}`);
  const objects = names.flatMap((name) => [
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { version: String(version) } },
    { apiVersion: "v1", kind: "Service", metadata: { name }, spec: { selector: { app: name }, ports: [{ port: 80 }] } },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { containers: [{ name: "app", image: `bench/app:${version}` }] },
        },
      },
    },
  ]);
  return { manifests: asYaml(objects), deployments: names };
}

/** JSON is YAML. */
function asYaml(objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object)).join("\n---\n");
}
