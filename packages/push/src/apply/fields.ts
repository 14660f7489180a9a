import type { FieldPath, KubernetesObject } from "@pushpull/core";

/**
 * A step of a path as the API server writes it: `.name`, `[3]`, `[a.b/c]`, `["a"]`, `[name="web",port=80]`, `[="x"]`.
 * (structured-merge-diff `fieldpath`, and `k8s.io/apimachinery/pkg/util/validation/field`.)
 */
const step = /\.?([A-Za-z_$][\w$-]*)|\[([^\]]*)\]/y;

/**
 * Reads a path in an error of the API server as a path into the object. Elements of a list that the server names by
 * their keys are looked up; where one cannot be found, the path ends before it.
 */
export function readFieldPath(text: string, object: KubernetesObject): FieldPath {
  const path: (string | number)[] = [];
  let value: unknown = object;
  step.lastIndex = 0;
  for (let match = step.exec(text); match !== null; match = step.exec(text)) {
    const key = match[1] ?? keyInBrackets(match[2] ?? "", value);
    if (key === undefined) break;
    path.push(key);
    value = (value as Readonly<Record<string | number, unknown>> | undefined | null)?.[key];
  }
  return path;
}

function keyInBrackets(inside: string, value: unknown): string | number | undefined {
  if (/^\d+$/.test(inside)) return Number(inside);
  if (!Array.isArray(value)) return inside.replace(/^"(.*)"$/, "$1");
  const wanted = inside.split(",").map((pair) => {
    const [key = "", written = ""] = pair.split("=", 2);
    return { key, value: written.replace(/^"(.*)"$/, "$1") };
  });
  const index = value.findIndex((element) =>
    wanted.every(({ key, value: one }) => String(key === "" ? element : element?.[key]) === one),
  );
  return index === -1 ? undefined : index;
}
