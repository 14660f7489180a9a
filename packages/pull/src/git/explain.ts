import { UserError } from "@pushpull/core";
import type { Address } from "./address.ts";
import { accessCauses } from "./causes/access.ts";
import { branchCauses } from "./causes/branch.ts";
import { connectionCauses } from "./causes/connection.ts";
import { refusedCauses } from "./causes/refused.ts";
import type { Cause } from "./causes/types.ts";
import { scanLine } from "./ssh.ts";

/** What Git was asked, of whom. */
export interface Asked {
  /** The repository, as people name it. */
  readonly repository: string;
  readonly address: Address;
  /** Undefined is the repository's default. */
  readonly branch: string | undefined;
  readonly doing: "read" | "push";
}

const reading = [...accessCauses, ...branchCauses, ...connectionCauses];

/**
 * Says in words why Git failed, and what to do about it. Code `unreachable` is what may pass.
 * @param stderr what Git said, in English
 */
export function explain(stderr: string, asked: Asked): UserError {
  const words = wordsOf(stderr);
  const redirect = /returned error: 30[12378]|HTTP 30[12378]|redirect/i.test(words);
  if (redirect) return moved(words, asked);
  const causes = asked.doing === "push" ? [...accessCauses, ...refusedOf(stderr), ...reading] : reading;
  const { code, means, hint } = causes.find(({ says }) => says.test(stderr)) ?? unknown;
  return new UserError(`${fill(means, asked)}: ${words}`, { code, hint: fill(hint, asked) });
}

/** Only a server that has taken a look at the commit refuses it. */
function refusedOf(stderr: string): readonly Cause[] {
  return /remote rejected|hook declined|^remote: /im.test(stderr) ? refusedCauses : [];
}

const unknown = {
  code: "git",
  means: "Git did not do what it was asked for {repository}",
  hint: "Its own words say why. If they do not help, run it again with the runner's debug logging on.",
} as const;

function moved(words: string, asked: Asked): UserError {
  const [, to] = /redirected to (\S+)/.exec(words) ?? [];
  return new UserError(`${asked.repository} has moved${to === undefined ? "" : ` to ${to}`}: ${words}`, {
    code: "repository",
    hint: "Write its new address in input 'repository': a token is not sent where a redirect leads.",
  });
}

function fill(text: string, { repository, address, branch }: Asked): string {
  const host = hostOf(address);
  const scan = address.protocol === "ssh" ? scanLine(address.host, address.port) : "";
  return text
    .replaceAll("{repository}", () => repository)
    .replaceAll("{branch}", () => branch ?? "(its default)")
    .replaceAll("{host}", () => host)
    .replaceAll("{scan}", () => scan);
}

function hostOf(address: Address): string {
  if (address.protocol === "ssh") return address.host;
  return address.protocol === "file" ? "this machine" : new URL(address.url).host;
}

/** What is said to people at most, in characters. */
const mostWords = 500;

const noise =
  /^(Cloning into|warning: |hint: |To |Done$|POST git|Everything up-to-date|error: failed to push some refs|and the repository exists|Please make sure you have the correct)|^\W*$/;

/** The server's own words first, then Git's; what repeats is said once. */
function wordsOf(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trim());
  const remote = lines.filter((line) => line.startsWith("remote:")).map((line) => line.slice("remote:".length).trim());
  const own = lines
    .filter((line) => !line.startsWith("remote:"))
    .map((line) => line.replace(/^(fatal|error): /, "").replace(/^!\t[^\t]*\t/, ""));
  const said = [...new Set([...remote, ...own])].filter((line) => !noise.test(line)).join("; ");
  return said.length > mostWords ? `${said.slice(0, mostWords)} …` : said || "it ended without a word";
}
