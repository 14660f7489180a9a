import { mkdir } from "node:fs/promises";
import { platform } from "node:os";
import { join } from "node:path";
import { writePrivate } from "@pushpull/core/exec";
import { quotedWord } from "@pushpull/core/text";
import type { BaseAddress } from "./base-address.ts";

/** A base that was fetched and checked, and may be part of a build. */
export interface FetchedBase extends Pick<BaseAddress, "repository" | "ref"> {
  /** A folder with its files. */
  readonly folder: string;
}

/**
 * Writes the `git` of a Kustomize build into a folder that comes first on its PATH. It answers the five commands that
 * Kustomize runs (`internal/git/cloner.go`) by copying what was fetched before: it starts no Git, connects to no
 * server, and refuses everything that was not fetched and checked.
 *
 * Windows cannot run such a script: there, the file cannot be started, and remote bases are refused.
 */
export async function writeGitStandIn(folder: string, bases: readonly FetchedBase[]): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (platform() === "win32") await writePrivate(join(folder, "git.exe"), "");
  else await writePrivate(join(folder, "git"), scriptFor(bases), 0o700);
}

function scriptFor(bases: readonly FetchedBase[]): string {
  const cases = bases.map(
    ({ repository, ref, folder }) =>
      `      ${quotedWord(withoutSuffix(repository))}" "${quotedWord(ref)}) exec cp -RP ${quotedWord(`${folder}/.`)} . ;;`,
  );
  return `#!/bin/sh
case "$#:$1:$2" in
  1:init:) exec mkdir .git ;;
  4:remote:add) [ "$3" = origin ] && printf %s "$4" > .git/origin && exit ;;
  4:fetch:--depth=1)
    url=$3
    if [ "$url" = origin ]; then url=$(cat .git/origin); fi
    case "\${url%.git} $4" in
${cases.join("\n")}
    esac ;;
  2:checkout:FETCH_HEAD | 3:reset:--hard) exit 0 ;;
  4:submodule:update) exit 0 ;;
esac
echo "pushpull: not a base that was checked before the build" >&2
exit 1
`;
}

/** Removes `.git`, which Kustomize before 5 adds to every address. */
function withoutSuffix(repository: string): string {
  return repository.replace(/\.git$/, "");
}
