import { type InputReader, pageOn } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { pageOf } from "../page-links.ts";

/** Returned for a repository whose fault is already reported. */
const invalidRepository: RepositoryAddress = { url: "", name: "", page: undefined };

const forms = "Use owner/name, https://HOST/PATH, ssh://git@HOST/PATH or git@HOST:PATH.";

const part = /^(?![.-])[\w.-]+\/(?!\.+$)[\w.-]+$/;

/** A host name or address that no program takes for an option. */
const hostPattern = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
const isHost = new RegExp(`^(?:${hostPattern})$`, "i");

/** A user name, which some servers require in addition to a token. */
const user = /^\w[\w.+-]*$/;

/** Text that may be a secret: prefixes of forges' tokens, or longer than names are. */
const looksSecret = /^(gh[a-z]_|github_pat_|glpat-|AT[ACT]TT|[0-9a-f]{32})|.{40}/i;

/** `user@host:path`, as Git reads addresses without a scheme (git-clone(1), "Git URLs"). */
const scpLike = new RegExp(String.raw`^(\w[\w.+-]*)@(${hostPattern}):(?!//)/?([^\s-]\S*)$`, "i");

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The context of input `repository`. */
export interface RepositoryInputContext {
  /** The run's own forge. */
  readonly server: URL;
  /** The run's own repository: `acme/shop`. */
  readonly repository: string | undefined;
  /** Whether there is an SSH key. */
  readonly ssh: boolean;
}

/** Reads input `repository`: a name on the run's own forge, or a URL. Adds faults to the reader. */
export function readRepository(read: InputReader, context: RepositoryInputContext): RepositoryAddress {
  const written = read.text("repository") ?? context.repository;
  if (written === undefined) {
    read.fault("Input 'repository' is empty, and the runner does not say which repository this run belongs to", forms);
    return invalidRepository;
  }
  const address = addressOf(written, context);
  if ("url" in address) return address;
  read.fault(`Input 'repository' ${address.fault}`, address.hint);
  return invalidRepository;
}

interface InvalidRepository {
  readonly fault: string;
  readonly hint: string;
}

function addressOf(written: string, context: RepositoryInputContext): RepositoryAddress | InvalidRepository {
  if (part.test(written)) return onRunForge(written.replace(/\.git$/, ""), context);
  const [, , sshHost, path = ""] = scpLike.exec(written) ?? [];
  if (sshHost !== undefined) return namedAddress(written, sshHost, path, context);
  const url = /[\s\p{Cc}]/u.test(written) ? null : URL.parse(written);
  if (url === null || !/^(https?|ssh|file):$/.test(url.protocol)) return notARepository(written);
  return checkUrl(url, context);
}

function onRunForge(name: string, { server, ssh }: RepositoryInputContext): RepositoryAddress {
  const page = pageOn(server, name);
  return { url: ssh ? `git@${server.hostname}:${name}.git` : `${page}.git`, name, page };
}

function checkUrl(url: URL, context: RepositoryInputContext): RepositoryAddress | InvalidRepository {
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  if (password !== "" || looksSecret.test(username)) {
    return {
      fault: "has a password or a token in it",
      hint: "Remove it, and set input 'token' instead: addresses are shown in logs.",
    };
  }
  // The URL is shown: possible secrets were refused above.
  if (protocol === "http:" && !loopback.test(hostname)) {
    return { fault: `is '${url.href}', which sends the token unencrypted`, hint: "Use https://." };
  }
  const isComplete = protocol === "file:" ? hostname === "" : isHost.test(hostname);
  const isPlain = search === "" && hash === "" && (username === "" || user.test(username));
  if (!isComplete || !isPlain || pathname.length < 2) return notARepository(url.href);
  return namedAddress(url.href, protocol === "ssh:" ? hostname : url.host, pathname, context);
}

function namedAddress(url: string, host: string, path: string, { server }: RepositoryInputContext): RepositoryAddress {
  const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  const page = host === "" ? undefined : pageOf(host, name, server);
  return { url, name: page === undefined ? url : name, page };
}

/** A value with an @ may contain a password, so it is not shown. */
function notARepository(written: string): InvalidRepository {
  return {
    fault: written.includes("@") ? "is not a repository" : `is '${written}', which is not a repository`,
    hint: forms,
  };
}
