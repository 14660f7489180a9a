/** Reads the threat model's table, and the titles of tests. */
/** The rows of the table whose last column names tests: `unit: "title", "another…"; e2e/file: "title"`. */
export function readThreats(markdown) {
    const rows = markdown.split("\n").filter((line) => line.startsWith("| "));
    const head = rows.findIndex((row) => row.includes("the test that proves it"));
    return rows.slice(head + 2).map((row) => {
        const cells = row.split(" | ");
        const words = (cells[0] ?? "").replace(/^\| /, "");
        const groups = [...(cells.at(-1) ?? "").matchAll(/([a-z0-9/.-]+): ((?:"[^"]+"(?:, )?)+)/g)];
        const tests = groups.flatMap(([, where = "", titles = ""]) => [...titles.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ threat: words, where, title })));
        return { words, tests };
    });
}
/** The titles of the tests and of the cases (`what`) that a file's source holds. */
export function titlesIn(source) {
    const called = String.raw `\b(?:test|describe)(?:\.\w+|\([^"'\`]*?\))*\s*\(\s*`;
    const calls = source.matchAll(new RegExp(String.raw `(?:${called}|\)\(\s*|\bwhat:\s*)(["'\`])(.*?)\1`, "gs"));
    return [...calls].map(([, , title = ""]) => title);
}
/** Whether a title of the table is one of a file. */
export function isTitle(named, titles) {
    const parts = named.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".*")}$`, "s");
    return titles.some((title) => pattern.test(title));
}
