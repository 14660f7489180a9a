import { normalizeName } from "@pushpull/core/images";
import type { Intent } from "../types.ts";
import { digest } from "./digest.ts";

/** Characters of the part that people read. */
const longest = 40;

type Target = Pick<Intent, "repository" | "manifests" | "images" | "set">;

/**
 * The name of the branch for a target: `pushpull/web-1a2b3c4d`. It is the same for every version, so that a pull request
 * is found again, and another one for other images, other manifests or another base.
 */
export function headBranchName(target: Target, base: string): string {
  return `pushpull/${readable(target)}-${digest(JSON.stringify([...placeOf(target), base, placesOf(target)]), 8)}`;
}

/** Where a pull request changes something, whatever that is: those of one target take each other's place. */
export function targetOf(target: Target, base: string): string {
  return digest(JSON.stringify([...placeOf(target), base]), 16);
}

function placeOf({ repository, manifests }: Target): readonly unknown[] {
  return [repository.name.toLowerCase(), manifests.map(({ text }) => text).toSorted()];
}

function placesOf({ images, set }: Target): readonly string[] {
  const names = images.map(({ name }) => normalizeName(name));
  return [...names, ...set.map(({ file, document, path }) => JSON.stringify([file, document, path]))].toSorted();
}

/** What Git takes in a branch's name: letters, digits, and dashes between them. */
function readable({ images, set }: Target): string {
  const names = [...images.map(({ name }) => name.split("/").at(-1) ?? ""), ...set.map(({ written }) => written)];
  const words = names
    .map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-"))
    .map((name) => name.slice(-longest).replace(/^-+|-+$/g, ""))
    .filter((name) => name !== "");
  const [first = "values", ...rest] = words;
  return rest.length === 0 ? first : `${first}-and-${rest.length}-more`;
}
