import { isMap, mapOf } from "@pushpull/core/yaml";
import { listOf } from "../document-nodes.ts";

/** Helm's own files, and helmfile's. */
const ofHelm = /^(?:(?:chart|requirements)\.(?:ya?ml|lock)|helmfile.*\.ya?ml)$/i;

/** Files of Compose, batect and CI pipelines, by name. */
const ofTools =
  /^(?:(?:(?:docker|podman)-)?compose|batect|(?:azure|bitbucket|buildkite)-pipelines?|gitlab-ci|cloudbuild|buildspec|appveyor|circleci|travis|codemagic|devfile|jenkinsfile)(?:[-._].{0,100})?\.ya?ml$/i;

/** Suffixes of such file names: `web.gitlab-ci.yml`. */
const ending = /[-._](?:gitlab-ci|(?:docker-)?compose|batect(?:-bundle)?)\.ya?ml$/i;

type Fields = Readonly<Record<string, unknown>>;

/** Whether a file that looks like Helm values belongs to another tool, by its name and content. */
export function isOfOtherTool(file: string, value: unknown): boolean {
  const parts = file.split("/");
  const name = parts.at(-1) ?? "";
  // Folders and files that start with a dot belong to forges and tools.
  if (ofHelm.test(name) || parts.some((part) => part.startsWith("."))) return true;
  if (/values/i.test(name)) return false;
  return (
    ofTools.test(name) ||
    ending.test(name) ||
    (isMap(value) && [isCompose, isBatect, isPipeline].some((is) => is(value)))
  );
}

/** The top-level elements of the Compose Specification. */
const composeKeys = /^(?:version|name|include|services|networks|volumes|configs|secrets|models|x-.{1,100})$/;

function isCompose(fields: Fields): boolean {
  const services = Object.values(mapOf(fields.services)).map(mapOf);
  const isOnly = Object.keys(fields).every((key) => composeKeys.test(key));
  const runs = ({ image, build }: Fields) => typeof image === "string" || build !== undefined;
  return isOnly && services.length > 0 && services.every(runs);
}

function isBatect({ containers, tasks }: Fields): boolean {
  return isMap(containers) && isMap(tasks) && Object.values(tasks).some((task) => "run" in mapOf(task));
}

/** The keys that list a job's commands in GitLab, Drone, Woodpecker, Concourse, Azure and others. */
const commands = ["script", "before_script", "commands", "plan"];

function isPipeline(fields: Fields): boolean {
  const jobs = [fields.jobs, fields.steps, fields.pipeline, fields.stages].flatMap(itemsOf);
  const runs = (job: Fields) => commands.some((key) => listOf(job[key]).length > 0);
  if (jobs.some((job) => runs(job) || listOf(job.steps).length > 0 || itemsOf(job.jobs).length > 0)) return true;
  return Object.values(fields)
    .map(mapOf)
    .some((job) => runs(job) || ("script" in job && "stage" in job));
}

function itemsOf(value: unknown): readonly Fields[] {
  return (Array.isArray(value) ? value : Object.values(mapOf(value))).filter(isMap);
}
