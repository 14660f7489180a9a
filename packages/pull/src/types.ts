import type { Forge } from "@pushpull/core/forge";
import type { ImageOverride, InputLine } from "@pushpull/core/images";
import type { Log } from "@pushpull/core/runner";
import type { Edit, SetLine, Untouched } from "./locate/types.ts";
import type { Proposal, ProposalInputs } from "./propose/types.ts";

/** What is wanted of a repository: it is worked out anew at each of its commits. */
export interface Intent {
  readonly images: readonly ImageOverride[];
  readonly set: readonly SetLine[];
  /** Where to look: files, folders, globs, `!` leaves out; none is the whole repository. */
  readonly manifests: readonly InputLine[];
  readonly repository: RepositoryAddress;
  readonly all: boolean;
  readonly addMissing: boolean;
}

/** What a pull is asked to do. */
export interface PullInputs extends Intent {
  /** Undefined is the repository's default. */
  readonly branch: string | undefined;
  readonly credentials: Credentials;
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined is our own words. */
  readonly commitMessage: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
  readonly sign: Signing;
  /** What the images were built from; undefined where nobody knows. */
  readonly source: Source | undefined;
  readonly allowDowngrade: boolean;
  readonly dryRun: boolean;
  /** Undefined is a commit to the branch itself. */
  readonly proposal: ProposalInputs | undefined;
}

/** A Git repository somewhere. */
export interface RepositoryAddress {
  /** `https://…`, `ssh://…`, `user@host:path`, `file:///…`; never with a password in it. */
  readonly url: string;
  /** As people name it: `acme/deploy`, else the URL. */
  readonly name: string;
  /** The forge's page of it, where it has one: `https://github.com/acme/deploy`. */
  readonly page: string | undefined;
}

export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "ssh"; readonly key: string; readonly knownHosts: string | undefined };

/** How commits are verified: not at all, by the forge whose API makes them, or by a private key of ours. */
export type Signing =
  | { readonly kind: "off" }
  | { readonly kind: "api" }
  | { readonly kind: "ssh"; readonly key: string };

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A commit of a source repository, and who can be asked about its history. */
export interface Source {
  /** `owner/name` on the forge that this run is of. */
  readonly repository: string;
  /** 40 or 64 hexadecimal digits. */
  readonly commit: string;
  /** The repository's page for people; undefined where it has none. */
  readonly page: string | undefined;
  /** The forge's API: `https://api.github.com`; undefined where there is none. */
  readonly api: string | undefined;
  readonly token: string | undefined;
  /** Whether it may be that commit which has started this run. */
  readonly startedRun: boolean;
}

/** What a pull may use of its surroundings. */
export interface PullPorts {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of a folder for files that must not outlive the run. */
  readonly temp: string;
  /** Aborted, with the reason, when somebody cancels the run. */
  readonly cancelled: AbortSignal;
  /** How long it may take, in milliseconds from now. */
  readonly timeout: number;
  /** The page of this run: `https://github.com/acme/shop/actions/runs/1`. */
  readonly runUrl: string | undefined;
  /** The forge that the repository is on, asked for where a pull request is wanted. @param signal ends all that it does */
  forge(signal: AbortSignal): Promise<Forge>;
  /** Hides a credential in the job's log, and in all that we write. */
  mask(secret: string): void;
  redact(text: string): string;
  /** Notes the folder that has to be cleared away should this process be killed. */
  remember(name: "folder", value: string): void;
}

/** What a pull did. */
export interface PullResult {
  readonly outcome: "committed" | "proposed" | "unchanged" | "superseded" | "planned";
  readonly repository: RepositoryAddress;
  readonly branch: string;
  /** Ours where one was made, else the one that was looked at. */
  readonly commit: string;
  /** What was changed; in a dry run, what would be. */
  readonly edits: readonly Edit[];
  readonly untouched: readonly Untouched[];
  /** What was left as it is, since something newer stands there; by which commit of the source repository. */
  readonly superseded: readonly { readonly edit: Edit; readonly by: string }[];
  /** As `git diff` prints it; empty where nothing changes. */
  readonly diff: string;
  /** Why nothing changed, where that is not plain. */
  readonly message: string | undefined;
  /** How often a push had to be done again. */
  readonly retries: number;
  /** What has become of the pull request; undefined where none was wanted, or none is there. */
  readonly proposal?: Proposal | undefined;
}
