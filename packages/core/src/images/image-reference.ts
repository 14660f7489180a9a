/** A parsed image reference (`github.com/distribution/reference`). */
export interface ImageReference {
  /** The name as written: `nginx`, `registry.example:5000/shop/web`. */
  readonly name: string;
  readonly tag?: string | undefined;
  /** `sha256:…` */
  readonly digest?: string | undefined;
}

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const domainPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);

const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
const maxPathLength = 255;

const tagPattern = /^\w[\w.-]{0,127}$/;

/** The digest algorithms of the OCI image specification. */
const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** 64 hexadecimal digits are an image's ID, never a name. */
const imageId = /^[a-f0-9]{64}$/;

/**
 * Parses an image reference by the grammar of `github.com/distribution/reference`, as container runtimes do
 * (`ParseNormalizedNamed`).
 * @returns undefined if it is not an image reference
 */
export function parseImage(written: string): ImageReference | undefined {
  const at = written.indexOf("@");
  const [named, digest] = at === -1 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)];
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  const [name, tag] = colon === -1 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
  const { domain, path } = splitName(name);
  if (!domainPattern.test(domain) || !pathPattern.test(path) || path.length > maxPathLength) return undefined;
  if (imageId.test(written)) return undefined;
  if ((tag !== undefined && !isTag(tag)) || (digest !== undefined && !isDigest(digest))) return undefined;
  return { name, tag, digest };
}

/** Formats an image reference exactly as {@link parseImage} read it. */
export function formatImage({ name, tag, digest }: ImageReference): string {
  return `${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

export function isTag(written: string): boolean {
  return tagPattern.test(written);
}

/** Whether it is a valid digest: `sha256:` and 64 hexadecimal digits in lower case, or a longer SHA-2. */
export function isDigest(written: string): boolean {
  return digestPattern.test(written);
}

/** The fully qualified name of an image: `docker.io/library/nginx` for `nginx`. */
export function normalizeName(name: string): string {
  const { domain, path } = splitName(name);
  return `${domain}/${path}`;
}

/**
 * Splits off the host. A name is on Docker Hub unless its first part is a host: with a dot, a port or an upper case
 * letter.
 */
function splitName(name: string): { readonly domain: string; readonly path: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  const isHost = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase();
  const [host, path] = isHost ? [first, name.slice(slash + 1)] : ["docker.io", name];
  const domain = host === "index.docker.io" ? "docker.io" : host;
  return { domain, path: domain === "docker.io" && !path.includes("/") ? `library/${path}` : path };
}

/** An abbreviated SHA that happens to have no digits. */
const commitInLetters = /^[a-f]{7,64}$/;

/** A SHA, alone or as the last part of a tag: `8d3f0c1`, `main-8d3f0c1`, 40 digits. */
const commit = /(^|[-_.])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}$|(^|[-_.])[0-9a-f]{40}$/;

/** Whether a tag contains the SHA that it was built from, so that it is never reused. */
export function namesCommit(tag: string): boolean {
  return commit.test(tag) || commitInLetters.test(tag);
}
