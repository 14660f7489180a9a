/** What Git, ssh and Git servers say when something fails, what it means, and what to do about it. */
import type { ErrorCode } from "@pushpull/core/errors";

/** Why Git did not do what it was asked. */
export interface Cause {
  /** What Git, ssh or the server say of it. */
  readonly says: RegExp;
  readonly code: ErrorCode;
  /**
   * In this and in `hint`, `{repository}`, `{branch}`, `{host}` and `{scan}` stand for what they name, `{access}` for how
   * one gets the right to write.
   */
  readonly means: string;
  readonly hint: string;
  /** It counts only where no token was given. */
  readonly ofNobody?: true;
  /** It has begun to answer, so that it is there, and the address is right. */
  readonly hasAnswered?: true;
}

/** Why a commit cannot be signed. The first that fits counts. */
const signingCauses: readonly Cause[] = [
  {
    says: /cannot run ssh-keygen|'gpg\.format'|ssh-keygen -Y sign is needed|failed to sign the data|signing failed/i,
    code: "git",
    means: "The commit could not be signed",
    hint: "It takes Git 2.34 and OpenSSH 8.2, or later ones.",
  },
];

/** Why a server does not let us in, or not as far as we want. The first that fits counts. */
const accessCauses: readonly Cause[] = [
  {
    says: /archived so it is read-only|repository is archived|archived repository/i,
    code: "repository",
    means: "{repository} is archived and takes no commits",
    hint: "Unarchive it in its settings, or name the repository that has taken its place.",
  },
  {
    says: /SAML SSO|single sign-on/i,
    code: "forbidden",
    means: "The organization of {repository} wants the token to be authorized for its single sign-on",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App's.",
  },
  {
    says: /marked as read only|deploy key .{0,60}(read.only|write)|key .{0,60}read.only/i,
    code: "forbidden",
    means: "The key may read {repository}, and not write to it",
    hint: "Make a deploy key with `Allow write access`; a deploy key's access cannot be changed later.",
  },
  {
    says: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401/i,
    ofNobody: true,
    code: "unauthorized",
    means: "{host} wants a token for {repository}, and input 'token' is empty",
    hint: "Is the name of the secret right, and may this repository see it? A run of a fork's pull request, or of Dependabot, gets no secrets of the repository's.",
  },
  {
    says: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401|HTTP Basic: Access denied|invalid credentials/i,
    code: "unauthorized",
    means: "{host} does not accept the token for {repository}",
    hint: "It is missing, wrong, expired or revoked: make a new one and give it in input 'token'.",
  },
  {
    says: /returned error: 403|HTTP 403|Permission to .{0,300} denied|Write access to repository not granted|not allowed to push code to this project|not have (permission|write)|access denied|insufficient permission/i,
    code: "forbidden",
    means: "The identity may not write to {repository}",
    hint: "{access}",
  },
  {
    says: /error in libcrypto|invalid format|bad permissions/,
    code: "input",
    means: "ssh cannot read the key of input 'ssh-key'",
    hint: "Give the whole private key as `ssh-keygen` wrote it, with its first and its last line.",
  },
  {
    says: /Permission denied \(|Too many authentication failures|no mutual signature/,
    code: "unauthorized",
    means: "{host} does not accept the key for {repository}",
    hint: "Add its public half to the repository as a deploy key with write access: `ssh-keygen -y -f KEY` prints it.",
  },
  {
    says: /Repository not found|repository '.{0,300}' not found|returned error: 404|HTTP 404|could not be found|TF401019|not appear to be a git repository|repository '?.{0,300}'? does not exist|no such file or directory: '.{0,300}'/i,
    code: "repository",
    means: "{repository} is not there, or the identity may not see it",
    hint: "Check its name. A private one is not there for whom it does not let in. {access}",
  },
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    code: "access",
    means: "{host} has another key than the one it is known by: it has changed, or somebody stands in between",
    hint: "Compare what `{scan}` prints with what the server's owner publishes, and only then put it into input 'known-hosts'.",
  },
  {
    says: /Host key verification failed|host key is known for/,
    code: "access",
    means: "{host} is not known by the key that it shows",
    hint: "Compare what `{scan}` prints with what the server's owner publishes, and only then put it into input 'known-hosts'.",
  },
  {
    says: /ssh: (command )?not found|cannot run ssh/,
    code: "git",
    means: "ssh is not on the PATH",
    hint: "Install an OpenSSH client, or use the repository's https address and a token.",
  },
  {
    says: /certificate|gnutls_handshake|SSL_ERROR|SSL routines|TLS connect/i,
    code: "access",
    means: "The TLS certificate of {host} cannot be verified",
    hint: "If a company's own authority signs it, give its certificates in GIT_SSL_CAINFO (a file), or add them to the runner's.",
  },
  {
    says: /is this a git repository\?|not valid: |invalid server response|dumb http transport/i,
    code: "repository",
    means: "What answers at the address of {repository} is no Git server",
    hint: "Check the address: a forge's page of a repository and its address differ at some, and a login page may stand before it.",
  },
  {
    says: /dubious ownership/,
    code: "repository",
    means: "{repository} belongs to another user of this machine",
    hint: "Run `git config --system --add safe.directory PATH` in a step before this one, if you trust it.",
  },
];

/** What is wrong with a branch, or with the Git that is here. */
const branchCauses: readonly Cause[] = [
  {
    says: /Remote branch .{0,300} not found|couldn't find remote ref|Could not find remote branch/i,
    code: "repository",
    means: "{repository} has no branch {branch}",
    hint: "Check input 'branch'; leave it out for the repository's default branch. One that is new has to be made first. A repository without any commit has none: make its first one.",
  },
  {
    says: /unknown (option|switch)|^usage: git/m,
    code: "git",
    means: "The git on the PATH is too old",
    hint: "Install Git 2.32 or later.",
  },
  {
    says: /Corrupt mode in|unable to create file .{0,300}File name too long/,
    code: "repository",
    means: "{repository} has a file whose name is too long for Git to commit beside it",
    hint: "Rename it, or remove it.",
  },
  {
    says: /unadvertised object/,
    code: "git",
    means: "{host} gives out whole branches only, not single files",
    hint: "Leave input 'manifests' out.",
  },
  {
    says: /No space left on device|Disk quota exceeded|Read-only file system/,
    code: "runner",
    means: "Git cannot write to the runner's disk",
    hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
  },
  {
    says: /transport '.{0,300}' not allowed/,
    code: "git",
    means: "Git wants to go on by another protocol than that of the address",
    hint: "See whether the runner's `git config --system` has a `url.….insteadOf` for it.",
  },
];

const network =
  "Check the address, and whether a firewall or a proxy stands between: a private server needs a runner inside its network.";
const passing = "Run it again. If it stays so, see how the server fares.";

/** What may pass. */
const connectionCauses: readonly Cause[] = [
  {
    says: /could not resolve (host|proxy)|name or service not known|temporary failure in name resolution/i,
    code: "unreachable",
    means: "There is no host {host}",
    hint: network,
  },
  {
    says: /from proxy after CONNECT|CONNECT tunnel failed|proxy CONNECT|returned error: 407/i,
    code: "unreachable",
    means: "The proxy does not let us through to {host}",
    hint: "Check HTTPS_PROXY and what the proxy allows.",
  },
  {
    says: /returned error: 429|HTTP 429|too many requests|rate limit/i,
    code: "unreachable",
    means: "{host} has had too many requests",
    hint: passing,
  },
  {
    says: /returned error: 5\d\d|HTTP 5\d\d|internal server error|service unavailable/i,
    code: "unreachable",
    means: "{host} has a fault of its own",
    hint: passing,
  },
  {
    says: /timed? ?out|operation too slow|less than .{0,300} bytes\/sec/i,
    code: "unreachable",
    means: "{host} does not answer in time",
    hint: network,
  },
  {
    says: /failed to connect|couldn't connect|connection refused|no route to host|network is unreachable/i,
    code: "unreachable",
    means: "{host} cannot be reached",
    hint: network,
  },
  {
    says: /early EOF|unexpected disconnect|transfer closed|RPC failed|expected .{0,300}(packet|flush|sideband)|bad line length|invalid index-pack output/i,
    code: "unreachable",
    means: "The connection to {host} was cut",
    hint: passing,
    hasAnswered: true,
  },
  {
    says: /reset by peer|hung up|empty reply|connection (was )?(closed|aborted|reset)|broken pipe|curl \d+|could not read from remote/i,
    code: "unreachable",
    means: "The connection to {host} was cut",
    hint: passing,
  },
  {
    // Our own words: which signal it was is unknown.
    says: /^ended by a signal$/m,
    code: "unreachable",
    means: "Git was ended in the middle of its work for {repository}",
    hint: "See whether the runner is short of memory, and whether the connection to {host} is cut.",
  },
];

const pullRequest =
  "Let this identity bypass the rule (GitHub: the ruleset's bypass list), or have it proposed with `mode: pull-request`.";

/** Why a server does not take a commit. The first that fits counts. */
export const refusedCauses: readonly Cause[] = [
  {
    // Gitea, Forgejo: whoever may read gets as far as the hook that looks at the commit.
    says: /User permission denied for writing/i,
    code: "forbidden",
    means: "The identity may not write to {repository}",
    hint: "{access}",
  },
  {
    says: /verified signature|must be signed|unsigned commit|unverified commit|commit signature/i,
    code: "refused",
    means: "Branch {branch} of {repository} takes signed commits only, and ours is not signed",
    hint: "Let this identity bypass the rule, or have it proposed with `mode: pull-request`: a commit that the forge itself makes when it merges is signed.",
  },
  {
    says: /without `?workflows?`? (permission|scope)|workflow scope/i,
    code: "forbidden",
    means: "The token may not change workflow files of {repository}",
    hint: "Leave .github/workflows out by input 'manifests', or use a token with the permission `workflows: write`.",
  },
  {
    says: /GH001|file size|larger than|exceeds .{0,300}size|size limit|pack exceeds maximum/i,
    code: "refused",
    means: "{repository} does not take files as large as one of those that were changed",
    hint: "Split the file, or leave it out by input 'manifests'.",
  },
  {
    says: /file paths? |path is restricted|restricted (file|path)|protected from changing file|file extension|prohibited by the pattern|denied by the blacklist/i,
    code: "refused",
    means: "A rule of {repository} forbids to change one of the files",
    hint: "Leave the file out by input 'manifests', or let this identity bypass the rule.",
  },
  {
    says: /(author|committer)('s)? .{0,300}(pattern|email|name|member|verified|match)|commit message .{0,300}(pattern|match|follow)|email .{0,300} (pattern|match)/i,
    code: "refused",
    means: "A rule of {repository} does not take the commit's author or its message",
    hint: "Set input 'author' or 'commit-message' to what the rule asks for.",
  },
  {
    says: /push cannot contain secrets|GH009|push protection/i,
    code: "refused",
    means: "{repository} takes a text in one of the changed files for a secret",
    hint: "Take the secret out of the file, or allow it where the message says.",
  },
  {
    says: /status check|required check/i,
    code: "refused",
    means: "Branch {branch} of {repository} takes commits only after their checks have run",
    hint: pullRequest,
  },
  {
    says: /GH006|GH013|protected branch|rule violation|through a pull request|must use a pull request|TF402455|branch permission/i,
    code: "refused",
    means: "Branch {branch} of {repository} is protected",
    hint: pullRequest,
  },
  {
    says: /./,
    code: "refused",
    means: "{repository} does not take the commit",
    hint: "The server's own rule says why: mend what it names, or let this identity bypass it.",
  },
];

/** Why Git did not get as far as a server that looks at the commit. The first that fits counts. */
export const gitCauses = [...signingCauses, ...accessCauses, ...branchCauses, ...connectionCauses];
