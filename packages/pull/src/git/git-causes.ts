/** Known errors of Git, ssh and Git servers: what they mean, and what to do about them. */
import type { ErrorCode } from "@pushpull/core/errors";

/** A known cause of a Git error. */
export interface GitCause {
  /** Matches the messages of Git, ssh or the server. */
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  /** Here and in `hint`, `{repository}`, `{branch}`, `{host}`, `{scan}` and `{access}` (how to get it) are filled in. */
  readonly message: string;
  readonly hint: string;
  /** Applies only without credentials. */
  readonly isAnonymous?: true;
  /** The server had started to respond, so the address is right. */
  readonly hasAnswered?: true;
}

/** Why a server denies access. The first match wins. */
const accessCauses: readonly GitCause[] = [
  {
    pattern: /archived so it is read-only|repository is archived|archived repository/i,
    code: "repository",
    message: "{repository} is archived and read-only",
    hint: "Unarchive it in its settings, or use the repository that replaced it.",
  },
  {
    pattern: /SAML SSO|single sign-on/i,
    code: "forbidden",
    message: "The organization of {repository} requires single sign-on, and the token is not authorized for it",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
  },
  {
    pattern: /marked as read only|deploy key .{0,60}(read.only|write)|key .{0,60}read.only/i,
    code: "forbidden",
    message: "The key has read-only access to {repository}",
    hint: "Create a deploy key with `Allow write access`; the access of an existing one cannot be changed.",
  },
  {
    pattern: /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401/i,
    isAnonymous: true,
    code: "unauthorized",
    message: "{host} requires a token for {repository}, but input 'token' is empty",
    hint: "Check the secret's name, and that this repository has access to it. Runs for pull requests from forks, and Dependabot's, get none of the repository's secrets.",
  },
  {
    pattern:
      /could not read (Username|Password)|Authentication failed|returned error: 401|HTTP 401|HTTP Basic: Access denied|invalid credentials/i,
    code: "unauthorized",
    message: "{host} does not accept the token for {repository}",
    hint: "It is missing, wrong, expired or revoked: create a new one and set input 'token' to it.",
  },
  {
    pattern:
      /returned error: 403|HTTP 403|Permission to .{0,300} denied|Write access to repository not granted|not allowed to push code to this project|not have (permission|write)|access denied|insufficient permission/i,
    code: "forbidden",
    message: "The credentials do not allow writing to {repository}",
    hint: "{access}",
  },
  {
    pattern: /error in libcrypto|invalid format|bad permissions/,
    code: "input",
    message: "ssh cannot read the key of input 'ssh-key'",
    hint: "Give the whole private key as `ssh-keygen` wrote it, including its first and last line.",
  },
  {
    pattern: /Permission denied \(|Too many authentication failures|no mutual signature/,
    code: "unauthorized",
    message: "{host} does not accept the key for {repository}",
    hint: "Add its public key to the repository as a deploy key with write access: `ssh-keygen -y -f KEY` prints it.",
  },
  {
    pattern:
      /Repository not found|repository '.{0,300}' not found|returned error: 404|HTTP 404|could not be found|TF401019|not appear to be a git repository|repository '?.{0,300}'? does not exist|no such file or directory: '.{0,300}'/i,
    code: "repository",
    message: "{repository} does not exist, or the credentials have no access to it",
    hint: "Check its name. A private repository appears missing to credentials without access. {access}",
  },
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    code: "access",
    message: "The host key of {host} has changed, or another server intercepts the connection",
    hint: "Compare the output of `{scan}` with the keys that the server's owner publishes, and only then add it to input 'known-hosts'.",
  },
  {
    pattern: /Host key verification failed|host key is known for/,
    code: "access",
    message: "The host key of {host} is not a known one",
    hint: "Compare the output of `{scan}` with the keys that the server's owner publishes, and only then add it to input 'known-hosts'.",
  },
  {
    pattern: /ssh: (command )?not found|cannot run ssh/,
    code: "git",
    message: "ssh is not on the PATH",
    hint: "Install an OpenSSH client, or use the repository's https address and a token.",
  },
  {
    pattern: /certificate|gnutls_handshake|SSL_ERROR|SSL routines|TLS connect/i,
    code: "access",
    message: "The TLS certificate of {host} cannot be verified",
    hint: "If a private certificate authority signed it, set GIT_SSL_CAINFO to a file with its certificates, or add them to the runner's.",
  },
  {
    pattern: /is this a git repository\?|not valid: |invalid server response|dumb http transport/i,
    code: "repository",
    message: "The server at the address of {repository} is not a Git server",
    hint: "Check the address: on some forges a repository's web page has another address, and a login page may be in front of it.",
  },
  {
    pattern: /dubious ownership/,
    code: "repository",
    message: "{repository} belongs to another user of this machine",
    hint: "Run `git config --system --add safe.directory PATH` in an earlier step, if you trust it.",
  },
];

/** Problems with a branch, with a file, or with the installed Git. */
const branchCauses: readonly GitCause[] = [
  {
    pattern: /cannot run ssh-keygen|'gpg\.format'|ssh-keygen -Y sign is needed|failed to sign the data|signing failed/i,
    code: "git",
    message: "The commit could not be signed",
    hint: "Signing needs Git 2.34 and OpenSSH 8.2, or later.",
  },
  {
    pattern: /Remote branch .{0,300} not found|couldn't find remote ref|Could not find remote branch/i,
    code: "repository",
    message: "{repository} has no branch {branch}",
    hint: "Check input 'branch'; leave it out for the repository's default branch. A new branch has to be created first. An empty repository has no branch: create its first commit.",
  },
  {
    pattern: /unknown (option|switch)|^usage: git/m,
    code: "git",
    message: "The git on the PATH is too old",
    hint: "Install Git 2.32 or later.",
  },
  {
    pattern: /Corrupt mode in|unable to create file .{0,300}File name too long/,
    code: "repository",
    message: "{repository} has a file whose name is too long for Git",
    hint: "Rename or remove it.",
  },
  {
    pattern: /unadvertised object/,
    code: "git",
    message: "{host} does not allow fetching single files",
    hint: "Remove input 'manifests'.",
  },
  {
    pattern: /No space left on device|Disk quota exceeded|Read-only file system/,
    code: "runner",
    message: "Git cannot write to the runner's disk",
    hint: "Check that the disk of RUNNER_TEMP has free space.",
  },
  {
    pattern: /transport '.{0,300}' not allowed/,
    code: "git",
    message: "Git would use another protocol than that of the address",
    hint: "Check whether the runner's `git config --system` has a `url.….insteadOf` for it.",
  },
];

const network =
  "Check the address, and whether a firewall or a proxy blocks it: a private server needs a runner inside its network.";
const runAgain = "Run it again. If it keeps failing, check the server's status.";

/** Errors that may pass. */
const connectionCauses: readonly GitCause[] = [
  {
    pattern: /could not resolve (host|proxy)|name or service not known|temporary failure in name resolution/i,
    code: "unreachable",
    message: "Host {host} does not exist",
    hint: network,
  },
  {
    pattern: /from proxy after CONNECT|CONNECT tunnel failed|proxy CONNECT|returned error: 407/i,
    code: "unreachable",
    message: "The proxy refuses the connection to {host}",
    hint: "Check HTTPS_PROXY, and which hosts the proxy allows.",
  },
  {
    pattern: /returned error: 429|HTTP 429|too many requests|rate limit/i,
    code: "unreachable",
    message: "The rate limit of {host} is exceeded",
    hint: runAgain,
  },
  {
    pattern: /returned error: 5\d\d|HTTP 5\d\d|internal server error|service unavailable/i,
    code: "unreachable",
    message: "{host} returned a server error",
    hint: runAgain,
  },
  {
    pattern: /timed? ?out|operation too slow|less than .{0,300} bytes\/sec/i,
    code: "unreachable",
    message: "{host} does not respond in time",
    hint: network,
  },
  {
    pattern: /failed to connect|couldn't connect|connection refused|no route to host|network is unreachable/i,
    code: "unreachable",
    message: "{host} cannot be reached",
    hint: network,
  },
  {
    pattern:
      /early EOF|unexpected disconnect|transfer closed|RPC failed|expected .{0,300}(packet|flush|sideband)|bad line length|invalid index-pack output/i,
    code: "unreachable",
    message: "The connection to {host} was closed",
    hint: runAgain,
    hasAnswered: true,
  },
  {
    pattern:
      /reset by peer|hung up|empty reply|connection (was )?(closed|aborted|reset)|broken pipe|curl \d+|could not read from remote/i,
    code: "unreachable",
    message: "The connection to {host} was closed",
    hint: runAgain,
  },
  {
    // Our own message: the signal is unknown.
    pattern: /^killed by a signal$/m,
    code: "unreachable",
    message: "Git was killed by a signal while working on {repository}",
    hint: "Check whether the runner runs out of memory, and whether the connection to {host} is stable.",
  },
];

const pullRequest =
  "Allow this identity to bypass the rule (GitHub: the ruleset's bypass list), or use `mode: pull-request`.";

/** Why a server rejects a commit. The first match wins. */
export const rejectedCauses: readonly GitCause[] = [
  {
    // Gitea and Forgejo check write access in a hook, after receiving the commit.
    pattern: /User permission denied for writing/i,
    code: "forbidden",
    message: "The credentials do not allow writing to {repository}",
    hint: "{access}",
  },
  {
    pattern: /verified signature|must be signed|unsigned commit|unverified commit|commit signature/i,
    code: "refused",
    message: "Branch {branch} of {repository} accepts only signed commits, and ours is not signed",
    hint: "Set input 'sign', allow this identity to bypass the rule, or use `mode: pull-request`: the forge signs the commit that merges it.",
  },
  {
    pattern: /without `?workflows?`? (permission|scope)|workflow scope/i,
    code: "forbidden",
    message: "The token is not allowed to change workflow files of {repository}",
    hint: "Exclude .github/workflows in input 'manifests', or use a token with the permission `workflows: write`.",
  },
  {
    pattern: /GH001|file size|larger than|exceeds .{0,300}size|size limit|pack exceeds maximum/i,
    code: "refused",
    message: "{repository} does not accept a changed file because of its size",
    hint: "Split the file, or exclude it in input 'manifests'.",
  },
  {
    pattern:
      /file paths? |path is restricted|restricted (file|path)|protected from changing file|file extension|prohibited by the pattern|denied by the blacklist/i,
    code: "refused",
    message: "A rule of {repository} does not allow changing one of the files",
    hint: "Exclude the file in input 'manifests', or allow this identity to bypass the rule.",
  },
  {
    pattern:
      /(author|committer)('s)? .{0,300}(pattern|email|name|member|verified|match)|commit message .{0,300}(pattern|match|follow)|email .{0,300} (pattern|match)/i,
    code: "refused",
    message: "A rule of {repository} does not accept the commit's author or message",
    hint: "Set input 'author' or 'commit-message' to what the rule requires.",
  },
  {
    pattern: /push cannot contain secrets|GH009|push protection/i,
    code: "refused",
    message: "{repository} detected a secret in one of the changed files",
    hint: "Remove the secret from the file, or allow it as the message says.",
  },
  {
    pattern: /status check|required check/i,
    code: "refused",
    message: "Branch {branch} of {repository} accepts commits only after their checks have passed",
    hint: pullRequest,
  },
  {
    pattern:
      /GH006|GH013|protected branch|rule violation|through a pull request|must use a pull request|TF402455|branch permission/i,
    code: "refused",
    message: "Branch {branch} of {repository} is protected",
    hint: pullRequest,
  },
  {
    pattern: /./,
    code: "refused",
    message: "{repository} rejected the commit",
    hint: "See the server's message for its rule: fix what it names, or allow this identity to bypass it.",
  },
];

/** Why Git failed before a server checked the commit. The first match wins. */
export const gitCauses = [...accessCauses, ...branchCauses, ...connectionCauses];
