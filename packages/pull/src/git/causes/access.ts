import type { Cause } from "./types.ts";

/** Why a server does not let us in, or not as far as we want. The first that fits counts. */
export const accessCauses: readonly Cause[] = [
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
    says: /marked as read only|deploy key .{0,300}(read.only|write)|key .{0,300}read.only/i,
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
    says: /is this a git repository\?|not valid: |invalid server response/i,
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
