/** A place in a user's file. */
export interface Location {
  /** Path as the user would write it, relative to the workspace where it lies inside. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column?: number | undefined;
}

/** `deploy/web.yaml:12`, as editors and terminals make it clickable. */
export function formatLocation(location: Location): string {
  return `${location.file}:${location.line}`;
}
