/** A line of this length is read at a glance. */
const longest = 200;

/** What the runtimes of common languages write when nothing catches an error, and what loggers call one. */
const telling: readonly RegExp[] = [
  // Java names the root of it last; Python's last line is the error; Node, Ruby and others have it before the frames.
  /^Caused by: (.+)/,
  /^(?:Uncaught |Exception in thread "[^"]*" )?((?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)\b.*)/,
  /^(?:Uncaught )?(Error: .*)/,
  /^((?:panic|fatal error|thread '[^']*' panicked at).*)/,
  /^.*\b((?:FATAL|CRITICAL|ERROR|PANIC|[Ff]atal|[Ee]rror|\[emerg\]|level=(?:error|fatal))\b.*)/,
];

/** The last line that tells of an error, without what comes before the error's own words; undefined where none does. */
export function lastError(lines: readonly string[]): string | undefined {
  for (const pattern of telling) {
    const found = lines.map((line) => pattern.exec(line)?.[1]).findLast((words) => words !== undefined);
    if (found !== undefined) return found.length > longest ? `${found.slice(0, longest - 1)}…` : found.trim();
  }
  return undefined;
}
