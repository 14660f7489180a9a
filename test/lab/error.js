export function labError(message, hint, cause) {
    const error = new Error(message, cause === undefined ? {} : { cause });
    return Object.assign(error, { name: "LabError", hint });
}
export function isLabError(error) {
    return error instanceof Error && error.name === "LabError";
}
/** What to print for an error at the end of a program: no stack where the reader can mend the fault. */
export function explain(error) {
    if (isLabError(error))
        return `${error.message}\n${error.hint}`;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
