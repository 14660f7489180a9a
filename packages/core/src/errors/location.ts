/** A line of a user's file. */
export interface Location {
  /** Path as the user would write it: relative to the workspace if inside it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column?: number | undefined;
}

/** `deploy/web.yaml:12`, in the form that editors and terminals make clickable. */
export function formatLocation(location: Location): string {
  return `${location.file}:${location.line}`;
}
