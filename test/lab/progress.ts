/** What takes long: said when it begins and when it ends, and how far all of it is in one line in between. */
export interface Progress {
  /** How far it is, such as `212 packages`. */
  readonly tell: (text: string) => void;
  readonly end: (text: string) => void;
}

interface Task {
  readonly name: string;
  readonly begin: number;
  detail: string;
}

const tasks = new Set<Task>();
let timer: NodeJS.Timeout | undefined;

/**
 * Shows on standard error what goes on and for how long, until it ends.
 * @param name a few letters for it, where several things go on at once
 * @param title the whole of it, as a sentence without its full stop
 */
export function showProgress(name: string, title: string): Progress {
  const task: Task = { name, begin: performance.now(), detail: "" };
  say(`${title}.`);
  tasks.add(task);
  // Rewritten in a terminal, repeated now and then in a log.
  timer ??= setInterval(show, process.stderr.isTTY ? 1000 : 30_000).unref();
  return {
    tell: (text) => {
      task.detail = text;
    },
    end: (text) => {
      tasks.delete(task);
      if (tasks.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
      say(`${text} in ${elapsed(task)}.`);
    },
  };
}

function show(): void {
  const line = [...tasks].map((task) => [task.name, elapsed(task), task.detail].filter(Boolean).join(" ")).join(" · ");
  process.stderr.write(process.stderr.isTTY ? `${clear}  ${line}` : `  ${line}\n`);
}

function say(line: string): void {
  process.stderr.write(`${process.stderr.isTTY ? clear : ""}${line}\n`);
}

const clear = "\r\x1b[K";

/** `1:05` */
function elapsed({ begin }: Task): string {
  const seconds = Math.round((performance.now() - begin) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
