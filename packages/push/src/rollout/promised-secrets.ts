import { groupOf, type KubernetesObject } from "@pushpull/core";

type Fields = Readonly<Record<string, unknown>> | undefined;

/** Where each kind says the name of the Secret that its operator makes. */
const makers: Readonly<Record<string, (object: KubernetesObject) => unknown>> = {
  "external-secrets.io/ExternalSecret": ({ spec, metadata }) => field(spec, "target", "name") ?? metadata.name,
  "bitnami.com/SealedSecret": ({ spec, metadata }) => field(spec, "template", "metadata", "name") ?? metadata.name,
  "cert-manager.io/Certificate": ({ spec }) => field(spec, "secretName"),
};

/** `NAMESPACE/NAME` of the Secrets that operators make from objects of the set. */
export function promisedSecrets(set: readonly KubernetesObject[]): ReadonlySet<string> {
  return new Set(
    set.flatMap((object) => {
      const name = makers[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object);
      return typeof name === "string" ? [`${object.metadata.namespace ?? ""}/${name}`] : [];
    }),
  );
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((each, key) => (each as Fields)?.[key], value);
}
