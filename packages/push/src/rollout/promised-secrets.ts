import { groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";

type Named = (object: KubernetesObject) => readonly unknown[];

/** Where each kind says the names of the Secrets that its operator makes, in its own namespace. */
const makers: Readonly<Record<string, Named>> = {
  "external-secrets.io/ExternalSecret": ({ spec, metadata }) => [field(spec, "target", "name") ?? metadata.name],
  "bitnami.com/SealedSecret": ({ spec, metadata }) => [field(spec, "template", "metadata", "name") ?? metadata.name],
  "cert-manager.io/Certificate": ({ spec }) => [field(spec, "secretName")],
  // cert-manager makes them where an annotation asks for it.
  "networking.k8s.io/Ingress": ({ spec, metadata: { annotations = {} } }) =>
    Object.keys(annotations).some((key) => /^cert-manager\.io\/.*issuer|^kubernetes\.io\/tls-acme$/.test(key))
      ? items(field(spec, "tls")).map((tls) => field(tls, "secretName"))
      : [],
  "secrets-store.csi.x-k8s.io/SecretProviderClass": ({ spec }) =>
    items(field(spec, "secretObjects")).map((secret) => field(secret, "secretName")),
  "secrets.hashicorp.com/VaultStaticSecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/VaultDynamicSecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/VaultPKISecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/HCPVaultSecretsApp": ({ spec }) => [field(spec, "destination", "name")],
  "onepassword.com/OnePasswordItem": ({ metadata }) => [metadata.name],
  "spv.no/AzureKeyVaultSecret": ({ spec }) => [field(spec, "output", "secret", "name")],
  "kafka.strimzi.io/KafkaUser": ({ metadata }) => [metadata.name],
  "postgresql.cnpg.io/Cluster": ({ metadata: { name } }) => [`${name}-app`, `${name}-superuser`, `${name}-ca`],
  "rabbitmq.com/RabbitmqCluster": ({ metadata: { name } }) => [`${name}-default-user`],
};

/**
 * `NAMESPACE/NAME` of the Secrets that operators make from objects of the set: by what is known of their kinds, and by
 * `writeConnectionSecretToRef`, which any kind of Crossplane may have.
 */
export function promisedSecrets(set: readonly KubernetesObject[]): ReadonlySet<string> {
  return new Set(
    set.flatMap((object) => {
      const own = object.metadata.namespace ?? "";
      const names = makers[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object) ?? [];
      const connection = field(object.spec, "writeConnectionSecretToRef");
      return [
        ...names.map((name) => [own, name]),
        [field(connection, "namespace") ?? own, field(connection, "name")],
      ].flatMap(([namespace, name]) => (typeof name === "string" ? [`${String(namespace)}/${name}`] : []));
    }),
  );
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return valueAt(value, path);
}
