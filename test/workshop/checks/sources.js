/** Source files stay small enough to be read in a minute or two. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../child.mjs";
import { root } from "../paths.ts";
import { failed, ok } from "./check.ts";
const limit = 300;
export async function checkLengths() {
    const patterns = ["*.ts", "*.mjs", "*.go", ":!dist/"];
    const { code, output } = await run("git", ["ls-files", "-z", "-co", "--exclude-standard", "--", ...patterns], {
        cwd: root,
        capture: true,
    });
    if (code !== 0)
        return failed(`git does not list the sources: ${output}`);
    const files = await Promise.all(output.split("\0").filter(Boolean).map(measure));
    const there = files.filter((file) => file.lines > 0).sort((a, b) => a.lines - b.lines);
    const long = there.filter((file) => file.lines > limit);
    if (long.length > 0)
        return failed(long.map((file) => `${file.name} has ${file.lines} lines, over ${limit}`).join("\n"));
    return ok(`${there.length} files, median ${there[there.length >> 1]?.lines ?? 0} lines, longest ${there.at(-1)?.lines ?? 0}`);
}
/** A file that git knows and that is deleted here has no lines. */
async function measure(name) {
    const text = await readFile(join(root, name), "utf8").catch(() => "");
    return { name, lines: text.split("\n").length - 1 };
}
