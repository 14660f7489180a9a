import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { gitEnvironment, runVariable, writePrivate } from "@pushpull/core/exec";
import type { Address } from "./address.ts";
import { sshCommand, writeSigningKey } from "./ssh.ts";
import type { Credentials } from "./types.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment and configuration of all Git commands of a run. */
export interface Settings {
  readonly env: Environment;
  /** The run's own: Git's working directory and home. */
  readonly folder: string;
  /** Configuration as `name=value`, for our side only, even if the server is a folder. */
  readonly config: readonly string[];
}

/**
 * Writes Git's configuration for a run into its folder: the token, for its own origin only, in a private file, so that
 * it is in no argument list or environment. The system's configuration is used (proxies, certificates), the user's is
 * not.
 */
export async function prepareSettings(
  address: Address,
  credentials: Credentials,
  {
    env,
    folder,
    mask,
    signal,
    signingKey,
  }: {
    readonly env: Environment;
    readonly folder: string;
    readonly mask: (secret: string) => void;
    readonly signal: AbortSignal;
    readonly signingKey?: string | undefined;
  },
): Promise<Settings> {
  const file = join(folder, ".gitconfig");
  const access =
    address.protocol === "ssh" && credentials.kind === "ssh"
      ? section("core", { sshCommand: await sshCommand(credentials, address, folder) })
      : authorization(address, credentials, mask);
  const clean = gitEnvironment(env);
  const signing =
    signingKey === undefined ? [] : signingSections(await writeSigningKey(signingKey, folder, { env: clean, signal }));
  await writePrivate(file, [...common, ...access, ...signing].join("\n"));
  return {
    env: {
      ...clean,
      [runVariable]: folder,
      // Where Git looks for the configuration written above, and curl for a .netrc.
      HOME: folder,
      // The run's folder may be inside a repository.
      GIT_CEILING_DIRECTORIES: dirname(folder),
      GIT_ALLOW_PROTOCOL: address.protocol,
      GIT_TERMINAL_PROMPT: "0",
      GIT_PROTOCOL_FROM_USER: "0",
      LC_ALL: "C",
    },
    folder,
    // No fsync: the repository is deleted with the run.
    config: [`core.hooksPath=${devNull}`, "core.fsync=none"],
  };
}

const common: readonly string[] = [
  ...section("core", { quotePath: "false", fsmonitor: "false", askPass: "", attributesFile: devNull }),
  // No hooks from a template.
  ...section("init", { templateDir: "" }),
  ...section("credential", { helper: "" }),
  ...section("http", { followRedirects: "false", lowSpeedLimit: "1", lowSpeedTime: "60" }),
  ...section("protocol", { version: "2" }),
  ...section("ssh", { variant: "ssh" }),
  ...section("gc", { auto: "0" }),
  ...section("maintenance", { auto: "false" }),
  ...section("push", { gpgSign: "false", followTags: "false", recurseSubmodules: "no" }),
  ...section("fetch", { recurseSubmodules: "false", writeCommitGraph: "false" }),
  ...section("submodule", { recurse: "false" }),
  ...section("advice", { pushUpdateRejected: "false" }),
  // Writes a pack directly, without a second process that unpacks it.
  ...section("fastimport", { unpackLimit: "0" }),
];

/** Sent preemptively: saves a round trip per connection. */
function authorization(address: Address, credentials: Credentials, mask: (secret: string) => void): readonly string[] {
  if (credentials.kind !== "token" || !("origin" in address)) return [];
  const basic = Buffer.from(`${address.user ?? "x-access-token"}:${credentials.token}`).toString("base64");
  // Git may quote the header.
  mask(basic);
  return section(`http "${address.origin}/"`, { extraHeader: `Authorization: Basic ${basic}` });
}

/** As git-config(1) describes them at `gpg.format`. */
function signingSections(keyFile: string): readonly string[] {
  return [...section("gpg", { format: "ssh" }), ...section("user", { signingKey: keyFile })];
}

function section(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  return [`[${name}]`, ...Object.entries(values).map(([key, value]) => `\t${key} = ${quote(value)}`), ""];
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
