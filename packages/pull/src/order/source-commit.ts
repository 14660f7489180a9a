/** A commit of a source repository, and the API to read its history. */
export interface SourceCommit {
  /** `owner/name` on the forge that this run belongs to. */
  readonly repository: string;
  /** 40 or 64 hexadecimal digits. */
  readonly commit: string;
  /** The branch of this run, if it is a branch of the same repository. */
  readonly branch: string | undefined;
  /** The repository's web page; undefined if it has none. */
  readonly page: string | undefined;
  /** The forge's API: `https://api.github.com`; undefined if there is none. */
  readonly api: string | undefined;
  readonly token: string | undefined;
  /** Whether this commit may be the one that started this run. */
  readonly startedRun: boolean;
}

/**
 * Splits `owner/name@sha`, the format of the trailer `Pushpull-Source`; both parts are undefined if there is no such
 * trailer.
 */
export function splitSource(source: string | undefined): {
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
} {
  const [repository, commit] = source?.split("@") ?? [];
  return { repository, commit };
}

/** Whether two names are the same repository: forges ignore case. */
export function isSameRepository(name: string | undefined, other: string): boolean {
  return name?.toLowerCase() === other.toLowerCase();
}
