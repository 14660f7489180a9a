/** The expected type of a part of a kubeconfig. In a map, `*` matches every name. */
type Shape = "text" | "base64" | readonly [Shape] | { readonly [name: string]: Shape };

/** The parts that are read here; kubectl validates the rest. */
const kubeconfigShape: Shape = {
  "current-context": "text",
  contexts: [{ name: "text", context: { cluster: "text", user: "text", namespace: "text" } }],
  clusters: [
    { name: "text", cluster: { server: "text", "proxy-url": "text", "certificate-authority-data": "base64" } },
  ],
  users: [
    {
      name: "text",
      user: {
        token: "text",
        password: "text",
        "client-certificate-data": "base64",
        "client-key-data": "base64",
        "auth-provider": { name: "text", config: { "*": "text" } },
        exec: { command: "text", args: ["text"], env: [{ name: "text", value: "text" }] },
      },
    },
  ],
};

/** Describes the first part of a kubeconfig with the wrong type, by its path and without its value. */
export function shapeFault(config: unknown): string | undefined {
  return faultAt(config, kubeconfigShape, "");
}

function faultAt(value: unknown, shape: Shape, path: string): string | undefined {
  if (shape === "text") return typeof value === "string" ? undefined : `${path} is not a string`;
  if (shape === "base64") return isBase64(value) ? undefined : `${path} is not base64`;
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${path} is not a list`;
    return first(value, (item, index) => faultAt(item, shape[0], `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path} is not a map`;
  return first(Object.entries(value), ([name, part]) => {
    const wanted = shape[name] ?? shape["*"];
    return wanted === undefined ? undefined : faultAt(part, wanted, path === "" ? name : `${path}.${name}`);
  });
}

/** Base64 as Go decodes it (RFC 4648, 4): with padding, line breaks allowed. */
function isBase64(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const text = value.replace(/[\r\n]/g, "");
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function first<T>(items: readonly T[], check: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
