import { installed } from "./installed.ts";

/** The path of Helm 4. */
export function helm(): Promise<string> {
  return installed({
    name: "helm",
    package: "helm.sh/helm/v4/cmd/helm",
    version: "v4.1.4",
    purpose: "renders and releases charts",
    takes: "3 minutes",
  });
}

/** The path of Helm 3, which many people still have. */
export function helm3(): Promise<string> {
  return installed({
    name: "helm3",
    command: "helm",
    package: "helm.sh/helm/v3/cmd/helm",
    version: "v3.22.0",
    purpose: "the Helm that most people have",
    takes: "3 minutes",
  });
}
