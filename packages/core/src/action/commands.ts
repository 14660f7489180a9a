/**
 * What an action and its runner say to each other (GitHub Docs, "Workflow commands for GitHub Actions"), by the names
 * that `@actions/core` gives it. That package would do, but it brings an HTTP client for something else, which would be
 * two thirds of the bundle, and most of the time and memory that a start takes.
 */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { EOL } from "node:os";
import { env, stdout } from "node:process";

/** Where an annotation is shown. */
export interface AnnotationProperties {
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

/** An input without white space around it; empty when it is not set. */
export function getInput(name: string, from: Readonly<Record<string, string | undefined>>): string {
  return (from[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

/** What the main part has saved for the post part; empty when it has not. */
export function getState(name: string): string {
  return env[`STATE_${name}`] ?? "";
}

/** Whether somebody runs the job with debug logging. */
export function isDebug(): boolean {
  return env.RUNNER_DEBUG === "1";
}

export function info(message: string): void {
  stdout.write(`${message}${EOL}`);
}

export function debug(message: string): void {
  command("debug", {}, message);
}

export function warning(message: string, properties: AnnotationProperties = {}): void {
  command("warning", properties, message);
}

export function error(message: string, properties: AnnotationProperties = {}): void {
  command("error", properties, message);
}

export function startGroup(title: string): void {
  command("group", {}, title);
}

export function endGroup(): void {
  command("endgroup", {}, "");
}

/** Has the runner hide a text in all of the job's log from now on. */
export function setSecret(secret: string): void {
  command("add-mask", {}, secret);
}

/** @throws the system's error when the runner's file cannot be written */
export function setOutput(name: string, value: string): void {
  entry("OUTPUT", "set-output", name, value);
}

/** @throws the system's error when the runner's file cannot be written */
export function saveState(name: string, value: string): void {
  entry("STATE", "save-state", name, value);
}

/** An entry of a runner's file; a command to a runner that is so old as to have none. */
function entry(file: "OUTPUT" | "STATE", old: string, name: string, value: string): void {
  const path = env[`GITHUB_${file}`];
  if (path === undefined || path === "") {
    command(old, { name }, value);
    return;
  }
  // Nobody can guess it, so that no value ends before its end.
  const delimiter = `ghadelimiter_${randomUUID()}`;
  appendFileSync(path, [`${name}<<${delimiter}`, value, delimiter, ""].join(EOL));
}

/** `::name key=value,key=value::message` on a line of its own. */
function command(name: string, properties: object, message: string): void {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const head = pairs.length === 0 ? name : `${name} ${pairs.join(",")}`;
  stdout.write(`::${head}::${escapeData(message)}${EOL}`);
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
