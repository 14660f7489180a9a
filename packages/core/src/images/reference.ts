import { parseFamiliarName } from "@swimlane/docker-reference";

/** An image reference (`github.com/distribution/reference`), taken apart. */
export interface ImageReference {
  /** The name as it was written: `nginx`, `registry.example:5000/shop/web`. */
  readonly name: string;
  readonly tag?: string | undefined;
  /** `sha256:…` */
  readonly digest?: string | undefined;
}

/** Reads an image reference. Undefined when it is none. */
export function parseImage(written: string): ImageReference | undefined {
  try {
    const { tag, digest } = parseFamiliarName(written);
    const ends = (tag === undefined ? 0 : tag.length + 1) + (digest === undefined ? 0 : digest.length + 1);
    return { name: written.slice(0, written.length - ends), tag, digest };
  } catch {
    return undefined;
  }
}

/** Writes an image reference, exactly as {@link parseImage} read it. */
export function formatImage({ name, tag, digest }: ImageReference): string {
  return `${name}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** The name under which an image is the same wherever it is written: `docker.io/library/nginx` for `nginx`. */
export function normalizeName(name: string): string {
  const { domain, repository } = parseFamiliarName(name);
  return `${domain}/${repository}`;
}
