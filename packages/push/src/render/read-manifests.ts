import { type Location, UserError } from "@pushpull/core/errors";
import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import { parseYaml, type YamlDocument } from "@pushpull/core/yaml";
import type { Manifest } from "./manifest.ts";

/** What can be read of a file, and all that is wrong with it. */
export interface ReadManifests {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly UserError[];
}

/**
 * Reads the Kubernetes objects of a YAML or JSON file. The items of a `List` are objects of their own.
 * @param file its path, as it is to be shown
 */
export function readManifests(content: string, file: string): ReadManifests {
  const { documents, faults } = parseYaml(content, file);
  if (documents.length === 0 && faults.length === 0) return { manifests: [], faults: [emptyFile(content, file)] };
  const objects = documents.flatMap((document) => readObject(document.value, document, []));
  return {
    manifests: objects.filter((object): object is Manifest => !(object instanceof UserError)),
    faults: [...faults, ...objects.filter((object) => object instanceof UserError)],
  };
}

function emptyFile(content: string, file: string): UserError {
  const what = content.trim() === "" ? "is empty" : "has no object in it, only comments";
  return new UserError(`${file} ${what}`, {
    code: "manifest",
    hint: "Take it out of 'manifests', or put an object into it.",
    location: { file, line: 1 },
  });
}

function readObject(value: unknown, document: YamlDocument, path: FieldPath): readonly (Manifest | UserError)[] {
  const location = path.length === 0 ? document.location : document.locate(path);
  const fault = (message: string, hint: string, where: Location = location) =>
    new UserError(message, { code: "manifest", hint, location: where });
  if (!isRecord(value)) {
    return [fault("This is not a Kubernetes object", "An object is a map with apiVersion, kind and metadata.")];
  }
  if (typeof value.kind === "string" && value.kind.endsWith("List") && Array.isArray(value.items)) {
    return value.items.flatMap((item: unknown, index) => readObject(item, document, [...path, "items", index]));
  }
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const faults: UserError[] = [];
  for (const field of ["apiVersion", "kind"]) {
    if (isText(value[field])) continue;
    faults.push(fault(`This object has no ${field}`, `Add a line \`${field}: …\`${example(field)}.`));
  }
  if (!isText(metadata.name) && !isText(metadata.generateName)) {
    const where = document.locate([...path, "metadata"]);
    faults.push(
      fault(
        `This ${value.kind ?? "object"} has no name`,
        "Add `name: …` under `metadata:`, in quotes if it looks like a number.",
        where,
      ),
    );
  }
  if (faults.length > 0) return faults;
  return [
    {
      object: value as unknown as KubernetesObject,
      source: { location, locate: (field) => document.locate([...path, ...field]) },
    },
  ];
}

function example(field: string): string {
  return field === "kind" ? ", such as `kind: Deployment`" : ", such as `apiVersion: apps/v1`";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
