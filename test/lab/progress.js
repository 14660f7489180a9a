const tasks = new Set();
let timer;
/**
 * Shows on standard error what goes on and for how long, until it ends.
 * @param name a few letters for it, where several things go on at once
 * @param title the whole of it, as a sentence without its full stop
 */
export function showProgress(name, title) {
    const task = { name, begin: performance.now(), detail: "" };
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
function show() {
    const line = [...tasks].map((task) => [task.name, elapsed(task), task.detail].filter(Boolean).join(" ")).join(" · ");
    process.stderr.write(process.stderr.isTTY ? `${clear}  ${line}` : `  ${line}\n`);
}
function say(line) {
    process.stderr.write(`${process.stderr.isTTY ? clear : ""}${line}\n`);
}
const clear = "\r\x1b[K";
/** `1:05` */
function elapsed({ begin }) {
    const seconds = Math.round((performance.now() - begin) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
