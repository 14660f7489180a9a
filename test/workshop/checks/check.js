/** What a check is: something to run without effects on the sources, and its verdict. */
export function ok(note) {
    return note === undefined ? { outcome: "ok" } : { outcome: "ok", note };
}
export function failed(why) {
    return { outcome: "failed", why: why.trim() };
}
export function skipped(why) {
    return { outcome: "skipped", why };
}
/** The verdict of a program that prints what is wrong. */
export function verdictOf({ code, output }) {
    return code === 0 ? ok() : failed(output.trim() || `exit code ${code}`);
}
