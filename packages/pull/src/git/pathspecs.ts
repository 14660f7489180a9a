import { type InputLine, throwFaults, UserError } from "@pushpull/core";

/** One line of the input `manifests`, as Git reads it. */
export interface Pathspec {
  /** Its line in the input, from 1. */
  readonly line: number;
  readonly written: string;
  /** Git's pathspecs for it (`gitglossary`, "pathspec"): any of them may fit. */
  readonly specs: readonly string[];
  readonly leavesOut: boolean;
  /** The file or folder it names, where it is no glob. */
  readonly literal: string | undefined;
}

/**
 * Reads the input `manifests`: files, folders and globs of the repository, one a line; what begins with `!` leaves out.
 * @throws UserError or Faults for lines that lead out of the repository
 */
export function manifestPathspecs(lines: readonly InputLine[]): readonly Pathspec[] {
  const faults = lines.flatMap((line) => faultOf(line));
  throwFaults(faults);
  return lines.map(toPathspec);
}

function toPathspec({ text, line }: InputLine): Pathspec {
  const leavesOut = text.startsWith("!");
  const path = pathOf(text);
  const magic = leavesOut ? "exclude,top" : "top";
  const whole = { line, written: text, leavesOut };
  if (path === "") return { ...whole, specs: [`:(${magic},glob)**`], literal: "" };
  if (!/[*?[\\]/.test(path)) return { ...whole, specs: [`:(${magic},literal)${path}`], literal: path };
  // A glob that fits a folder means all that is in it.
  return { ...whole, specs: [path, `${path}/**`].map((glob) => `:(${magic},glob)${glob}`), literal: undefined };
}

/** Without `!`, `./` and slashes at its end. */
function pathOf(text: string): string {
  return text
    .replace(/^!\s*/, "")
    .replace(/^(\.\/+)+/, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/^\.$/, "");
}

function faultOf({ text, line }: InputLine): readonly UserError[] {
  const path = text.replace(/^!\s*/, "");
  const wrong = whatIsWrong(path);
  if (wrong === undefined) return [];
  return [
    new UserError(`Input 'manifests', line ${line}: '${path}' ${wrong}`, {
      code: "input",
      hint: "Write a file, a folder or a glob as it is in the repository: deploy/prod, apps/**/values.yaml.",
    }),
  ];
}

function whatIsWrong(path: string): string | undefined {
  if (path === "") return "names nothing";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return "is an address, not a place in the repository";
  if (path.startsWith("/") || /^[a-z]:[\\/]/i.test(path)) return "is a path of the machine, not of the repository";
  if (path.split("/").includes("..")) return "leads out of the repository";
  return undefined;
}
