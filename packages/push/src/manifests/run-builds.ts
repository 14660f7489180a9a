/**
 * The Kustomize builds of a run: their folder, their environment, and what they may access.
 *
 * A build reads untrusted files. So everything it refers to is checked first (forbidden-references.ts), remote bases are
 * fetched first (remote/), and its environment has no credentials and no network.
 */
import { realpath } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Location, UserError } from "@pushpull/core/errors";
import { killMarked, openFolder, runFolderPath, runVariable } from "@pushpull/core/exec";
import type { ImageOverride } from "@pushpull/core/images";
import { kubectlOnPath, withoutPasswords } from "../cluster/kubectl.ts";
import { buildKustomization, buildWithImages } from "./build-kustomization.ts";
import type { KustomizationPath } from "./find-manifests.ts";
import { findForbiddenReferences, type OpenBase, type SourceTree } from "./forbidden-references.ts";
import { showPath } from "./manifest.ts";
import type { ReadManifests } from "./read-manifests.ts";
import { readAllowedAddress } from "./remote/allow-remote.ts";
import type { RefusedAddress } from "./remote/base-address.ts";
import { type FetchPorts, fetchBase } from "./remote/fetch-base.ts";
import { type FetchedBase, writeGitStandIn } from "./remote/git-stand-in.ts";

export interface BuildPorts extends FetchPorts {
  /** Absolute path of a folder for files that must not outlive the run. */
  readonly temp: string;
  /** Absolute path; builds may use no files outside of it. */
  readonly workspace: string;
  readonly images: readonly ImageOverride[];
  /** Records the builds' folder, to be removed if the process is killed. */
  remember(name: "build", folder: string): void;
}

/** Builds kustomizations in a folder that is removed afterwards. */
export async function buildAll(
  kustomizations: readonly KustomizationPath[],
  ports: BuildPorts,
): Promise<readonly ReadManifests[]> {
  if (kustomizations.length === 0) return [];
  const workspace = await realpath(ports.workspace);
  const buildFolder = await openFolder(runFolderPath(ports.temp), (path) => ports.remember("build", path));
  try {
    const fetched: FetchedBase[] = [];
    const env = { ...ports.env, [runVariable]: buildFolder.path, TMPDIR: buildFolder.path };
    const openBase = baseOpener(buildFolder.path, fetched, { ...ports, env });
    const tree: SourceTree = { root: workspace, show: (path) => showPath(path, workspace) };
    const forbidden = await Promise.all(
      kustomizations.map(({ folder }) => findForbiddenReferences({ folder, tree }, openBase)),
    );
    const programs = join(buildFolder.path, "bin");
    await writeGitStandIn(programs, fetched);
    const kubectl = kubectlOnPath(buildEnvironment(env, programs), ports.signal);
    const builds = kustomizations.map((kustomization, index) => {
      const faults = forbidden[index] ?? [];
      if (faults.length > 0) return { manifests: [], faults };
      const into = join(buildFolder.path, `images-${index}`);
      return buildKustomization(kustomization, workspace, kubectl).then((built) =>
        buildWithImages(kustomization, built, { images: ports.images, workspace, into }, kubectl),
      );
    });
    return await Promise.all(builds);
  } finally {
    // No program that a build has started may outlive it: credentials are written next.
    await killMarked(runVariable, buildFolder.path);
    await buildFolder.remove();
  }
}

/** Maximum number of bases: a base may name others, endlessly. */
const maxBases = 50;

/** @param fetched collects the fetched bases for the builds */
function baseOpener(folder: string, fetched: FetchedBase[], ports: BuildPorts): OpenBase {
  const opened = new Map<string, Promise<string>>();
  return async (text, namedIn, at) => {
    const refuse = (why: RefusedAddress) => {
      const message = `${namedIn} names ${withoutPasswords(text)}, which ${why.refused}`;
      return new UserError(message, { code: "kustomize", hint: why.hint, location: at });
    };
    const address = readAllowedAddress(text, ports.allowRemote);
    if ("refused" in address) throw refuse(address);
    const { repository, ref, path, canonical } = address;
    const key = `${repository} ${ref}`;
    if (!opened.has(key) && opened.size === maxBases) {
      const refused = `exceeds the maximum of ${maxBases} remote bases`;
      throw refuse({ refused, hint: "Keep copies of some bases in the repository." });
    }
    const target = join(folder, `base-${opened.size + 1}`);
    const fetching = opened.get(key) ?? fetchBase(address, target, ports).then(() => realpath(target));
    opened.set(key, fetching);
    const root = await fetching.catch((error: unknown) => {
      throw withLocation(error, text, at);
    });
    fetched.push({ repository, ref, folder: root });
    const shown = canonical.href;
    const tree: SourceTree = { root, show: (file) => `${shown}//${showPath(file, root)}`, namedAt: at };
    const named = await realpath(join(root, path)).catch(() => undefined);
    if (named === undefined || !(named === root || named.startsWith(`${root}/`))) {
      const hint = "Write the folder after //. Single files are not fetched: download them in an earlier step.";
      throw refuse({ refused: "is not a folder of its repository", hint });
    }
    return { folder: named, tree };
  };
}

function withLocation(error: unknown, text: string, at: Location): unknown {
  if (!(error instanceof UserError)) return error;
  if (error.code !== "timeout")
    return new UserError(error.message, { code: error.code, hint: error.hint, location: at });
  return new UserError(`The run timed out while Git was fetching ${withoutPasswords(text)}`, {
    code: "timeout",
    hint: "Check that its server answers. Raise input 'timeout' if it is that slow.",
    location: at,
  });
}

/** Variables that kubectl needs to start, also through a version manager's shim; none for credentials. */
const passed =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|XDG_\w+|ASDF_\w+|MISE_\w+|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i;
const secret = /token|secret|password|key|credential/i;

/** No proxy can listen there. Go uses proxies for every host except `localhost` and loopback addresses. */
const noProxy = "http://127.0.0.1:0";

function buildEnvironment(env: BuildPorts["env"], programs: string): BuildPorts["env"] {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name) && !secret.test(name)));
  const pathName = Object.keys(kept).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    ...kept,
    [pathName]: [programs, kept[pathName]].filter((part) => part).join(delimiter),
    ...Object.fromEntries([runVariable, "TMPDIR"].map((name) => [name, env[name]])),
    ...Object.fromEntries(["TMP", "TEMP"].map((name) => [name, env.TMPDIR])),
    ...Object.fromEntries(["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map((name) => [name, noProxy])),
  };
}
