import { distance } from "fastest-levenshtein";

/**
 * The path that is most likely meant by one that is not there; undefined where none is like it. People leave out folders
 * more often than they misspell a name.
 */
export function nearestPath(wanted: string, paths: Iterable<string>): string | undefined {
  const name = lastPart(wanted);
  const near = [...paths].flatMap((path) => {
    const ofName = distance(lastPart(path), name);
    const isNear = ofName < name.length && ofName <= Math.max(2, name.length / 3);
    return isNear ? [{ path, far: ofName * wanted.length + distance(path, wanted) }] : [];
  });
  return near.toSorted((a, b) => a.far - b.far)[0]?.path;
}

/** Files, and the folders that they are in. */
export function withFolders(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) => {
      const parts = file.split("/");
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }),
  );
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
