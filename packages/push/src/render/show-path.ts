import { isAbsolute, relative, sep } from "node:path";

/** A path as the user would write it: relative to the workspace where it lies inside, with slashes. */
export function showPath(path: string, workspace: string): string {
  const way = relative(workspace, path);
  return (way.startsWith("..") || isAbsolute(way) ? path : way || ".").split(sep).join("/");
}
