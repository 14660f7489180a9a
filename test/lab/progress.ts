/** One line about something that takes long: rewritten in a terminal, repeated now and then in a log. */
export interface Progress {
  /** How far it is, such as `212 packages`. */
  readonly tell: (text: string) => void;
  readonly end: (text: string) => void;
}

/** Shows on standard error what goes on and for how long, until it ends. */
export function showProgress(title: string): Progress {
  const { isTTY } = process.stderr;
  const begin = performance.now();
  let detail = "";
  const elapsed = () => {
    const seconds = Math.round((performance.now() - begin) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const line = () => `${title} … ${[elapsed(), detail].filter((text) => text !== "").join(", ")}`;
  const show = () => process.stderr.write(isTTY ? `\r\x1b[K${line()}` : `${line()}\n`);
  show();
  const timer = setInterval(show, isTTY ? 1000 : 30_000).unref();
  return {
    tell: (text) => {
      detail = text;
    },
    end: (text) => {
      clearInterval(timer);
      process.stderr.write(`${isTTY ? "\r\x1b[K" : ""}${text} (${elapsed()})\n`);
    },
  };
}
