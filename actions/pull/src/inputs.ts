import { throwFaults } from "@pushpull/core/errors";
import { parseImageOverrides } from "@pushpull/core/images";
import type { InputReader, RunContext } from "@pushpull/core/runner";
import { type PullInputs, parseSet } from "@pushpull/pull";
import { type AppInputs, readApp } from "./inputs/app-inputs.ts";
import { isBranchName } from "./inputs/branch.ts";
import { readAuthor, readTemplate } from "./inputs/commit-inputs.ts";
import { readCredentials } from "./inputs/credentials.ts";
import { type ForgeInputs, readForge } from "./inputs/forge-inputs.ts";
import { readProposal } from "./inputs/proposal.ts";
import { readRepository } from "./inputs/repository-input.ts";
import { readSign } from "./inputs/sign.ts";
import { readSource } from "./inputs/source-inputs.ts";

/** The inputs, by their names in `action.yml`. */
export const inputNames: readonly string[] = [
  "images",
  "set",
  "manifests",
  "repository",
  "branch",
  "token",
  "run-token",
  "ssh-key",
  "known-hosts",
  "app-id",
  "app-private-key",
  "app-server",
  "mode",
  "head-branch",
  "title",
  "body",
  "labels",
  "reviewers",
  "team-reviewers",
  "assignees",
  "draft",
  "auto-merge",
  "close-superseded",
  "all",
  "add-missing",
  "commit-message",
  "author",
  "signoff",
  "sign",
  "signing-key",
  "source-commit",
  "source-token",
  "allow-downgrade",
  "dry-run",
  "timeout",
];

/** Maximum duration of a run if `timeout` is not set, in milliseconds. */
const defaultTimeout = 600_000;

export type PullActionInputs = PullInputs & {
  /** Milliseconds. */
  readonly timeout: number;
  /** The forge for pull requests and for commits by the API; undefined if neither is used. */
  readonly forge: ForgeInputs | undefined;
  /** The App that creates the token; undefined if input `token` is used. */
  readonly app: AppInputs | undefined;
};

/**
 * Reads the inputs that `action.yml` describes.
 * @throws UserError or Faults for everything that is wrong with them
 */
export function parseInputs(read: InputReader, run: RunContext): PullActionInputs {
  const { overrides, faults } = parseImageOverrides(read.lines("images"));
  const set = parseSet(read.lines("set"));
  if (read.text("images") === undefined && read.text("set") === undefined) {
    read.fault(
      "Inputs 'images' and 'set' are both empty",
      "Set 'images' to an image and its version, such as shop/web=v1.2.3, or 'set' to another value.",
    );
  }
  const ssh = read.text("ssh-key") !== undefined;
  const repository = readRepository(read, { server: run.server, repository: run.repository, ssh });
  const proposal = readProposal(read);
  const app = readApp(read, repository, run);
  // Also if the App's inputs are faulty: that is reported, and a missing token is not.
  const byApp = (read.text("app-id") ?? read.text("app-private-key")) !== undefined;
  const sign = readSign(read);
  const why = proposal === undefined ? "Input 'sign' is api" : "Input 'mode' is pull-request";
  const inputs = {
    images: overrides,
    set: set.lines,
    manifests: read.lines("manifests"),
    repository,
    branch: readBranch(read),
    credentials: byApp ? ({ kind: "none" } as const) : readCredentials(read, repository, run),
    all: read.boolean("all", false),
    addMissing: read.boolean("add-missing", false),
    commitMessage: readTemplate(read, "commit-message"),
    author: readAuthor(read, repository),
    signoff: read.boolean("signoff", false),
    sign,
    source: readSource(read, run),
    allowDowngrade: read.boolean("allow-downgrade", false),
    dryRun: read.boolean("dry-run", false),
    proposal,
    forge:
      proposal === undefined && sign.kind !== "api" ? undefined : readForge(read, repository, { run, why, app: byApp }),
    app,
    timeout: read.duration("timeout", defaultTimeout),
  };
  throwFaults([...read.faults, ...faults, ...set.faults]);
  return inputs;
}

/** Accepts `github.ref` too. */
function readBranch(read: InputReader): string | undefined {
  const branch = read.text("branch")?.replace(/^refs\/heads\//, "");
  if (branch === undefined) return undefined;
  if (/^refs\//.test(branch)) {
    read.fault(`Input 'branch' is '${branch}', which is not a branch`, "Use the name of a branch, such as main.");
  } else if (!isBranchName(branch)) {
    read.fault(`Input 'branch' is '${branch}', which is not a valid branch name`, "Check the expression that sets it.");
  }
  return branch;
}
