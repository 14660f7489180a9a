import { expect, it } from "vitest";
import { operatorSecrets } from "../../../packages/push/src/rollout/cluster-facts.ts";

const metadata = { name: "db", namespace: "shop" };

it.each([
  ["external-secrets.io/v1", "ExternalSecret", {}, ["shop/db"]],
  ["external-secrets.io/v1", "ExternalSecret", { target: { name: "login" } }, ["shop/login"]],
  ["bitnami.com/v1alpha1", "SealedSecret", { template: { metadata: { name: "login" } } }, ["shop/login"]],
  ["cert-manager.io/v1", "Certificate", { secretName: "tls" }, ["shop/tls"]],
  ["secrets.hashicorp.com/v1beta1", "VaultStaticSecret", { destination: { name: "login" } }, ["shop/login"]],
  ["onepassword.com/v1", "OnePasswordItem", {}, ["shop/db"]],
  ["postgresql.cnpg.io/v1", "Cluster", {}, ["shop/db-app", "shop/db-superuser", "shop/db-ca"]],
  [
    "rds.aws.upbound.io/v1",
    "Instance",
    { writeConnectionSecretToRef: { name: "rds", namespace: "infra" } },
    ["infra/rds"],
  ],
  ["networking.k8s.io/v1", "Ingress", { tls: [{ secretName: "tls" }] }, []],
  ["v1", "Secret", {}, []],
])("the operator of %s %s %j creates %j", (apiVersion, kind, spec, created) => {
  expect([...operatorSecrets([{ apiVersion, kind, metadata, spec }])]).toEqual(created);
});

it("cert-manager creates the Secret of an Ingress that requests a certificate", () => {
  const annotations = { "cert-manager.io/cluster-issuer": "letsencrypt" };
  const ingress = {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { ...metadata, annotations },
    spec: { tls: [{ hosts: ["shop.example"], secretName: "tls" }] },
  };
  expect([...operatorSecrets([ingress])]).toEqual(["shop/tls"]);
});
