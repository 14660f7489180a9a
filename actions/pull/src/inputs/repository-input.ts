import { type InputReader, pageOn } from "@pushpull/core/runner";
import type { RepositoryAddress } from "@pushpull/pull";
import { pageOf } from "../page-links.ts";

/** What stands for a repository of which a fault has been said. */
const nowhere: RepositoryAddress = { url: "", name: "", page: undefined };

const forms = "Use owner/name, https://HOST/PATH, ssh://git@HOST/PATH or git@HOST:PATH.";

const part = /^(?![.-])[\w.-]+\/(?!\.+$)[\w.-]+$/;

/** A host's name or address, which no program takes for an option. */
const host = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
const isHost = new RegExp(`^(?:${host})$`, "i");

/** A name to log in with, which some servers want beside a token. */
const user = /^\w[\w.+-]*$/;

/** Tokens of forges by their beginnings, and what is longer than names are. */
const looksSecret = /^(gh[a-z]_|github_pat_|glpat-|AT[ACT]TT|[0-9a-f]{32})|.{40}/i;

/** `user@host:path`, as Git reads it where there is no scheme (git-clone(1), "Git URLs"). */
const scpLike = new RegExp(String.raw`^(\w[\w.+-]*)@(${host}):(?!//)/?([^\s-]\S*)$`, "i");

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What a repository's address depends on besides the input. */
export interface Here {
  /** The forge that this run is of. */
  readonly server: URL;
  /** The repository that this run is of: `acme/shop`. */
  readonly repository: string | undefined;
  /** Whether there is a key to go by SSH with. */
  readonly ssh: boolean;
}

/** Reads input `repository`: a name on this run's own forge, or a URL. What is wrong with it is a fault of the reader. */
export function readRepository(read: InputReader, here: Here): RepositoryAddress {
  const written = read.text("repository") ?? here.repository;
  if (written === undefined) {
    read.fault("Input 'repository' is empty, and the runner does not say which repository this run belongs to", forms);
    return nowhere;
  }
  const address = addressOf(written, here);
  if ("url" in address) return address;
  read.fault(`Input 'repository' ${address.fault}`, address.hint);
  return nowhere;
}

interface Refused {
  readonly fault: string;
  readonly hint: string;
}

function addressOf(written: string, here: Here): RepositoryAddress | Refused {
  if (part.test(written)) return onOwnForge(written.replace(/\.git$/, ""), here);
  const [, , sshHost, path = ""] = scpLike.exec(written) ?? [];
  if (sshHost !== undefined) return named(written, sshHost, path, here);
  const url = /[\s\p{Cc}]/u.test(written) ? null : URL.parse(written);
  if (url === null || !/^(https?|ssh|file):$/.test(url.protocol)) return noRepository(written);
  return checked(url, here);
}

function onOwnForge(name: string, { server, ssh }: Here): RepositoryAddress {
  const page = pageOn(server, name);
  return { url: ssh ? `git@${server.hostname}:${name}.git` : `${page}.git`, name, page };
}

function checked(url: URL, here: Here): RepositoryAddress | Refused {
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  if (password !== "" || looksSecret.test(username)) {
    return {
      fault: "has a password or a token in it",
      hint: "Remove it, and set input 'token' instead: everybody can see an address.",
    };
  }
  // It is shown, so what could be a secret has been refused before.
  if (protocol === "http:" && !loopback.test(hostname)) {
    return { fault: `is '${url.href}', which sends the token unencrypted`, hint: "Use https://." };
  }
  const isComplete = protocol === "file:" ? hostname === "" : isHost.test(hostname);
  const isPlain = search === "" && hash === "" && (username === "" || user.test(username));
  if (!isComplete || !isPlain || pathname.length < 2) return noRepository(url.href);
  return named(url.href, protocol === "ssh:" ? hostname : url.host, pathname, here);
}

function named(url: string, at: string, path: string, { server }: Here): RepositoryAddress {
  const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  const page = at === "" ? undefined : pageOf(at, name, server);
  return { url, name: page === undefined ? url : name, page };
}

/** A value with an @ may contain a password, so it is not shown. */
function noRepository(written: string): Refused {
  return {
    fault: written.includes("@") ? "is not a repository" : `is '${written}', which is not a repository`,
    hint: forms,
  };
}
