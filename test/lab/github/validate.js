import { checkOf } from "./schema.ts";
/** Reads query and body as the description has them. */
export function readRequest(description, operation, { query, body }) {
    const check = checkOf(description);
    const faults = [];
    const values = {};
    for (const [name, text] of query) {
        const schema = operation.parameters.find((one) => one.in === "query" && one.name === name)?.schema;
        if (schema === undefined)
            faults.push(`the query parameter ${name} is not there`);
        else {
            values[name] = coerce(schema, text);
            faults.push(...check(schema, values[name]).map((fault) => `the query parameter ${name}: ${fault}`));
        }
    }
    for (const { name, in: place, required } of operation.parameters) {
        if (place === "query" && required === true && !query.has(name))
            faults.push(`the query parameter ${name} is missing`);
    }
    const sent = readBody(body);
    if (operation.body === undefined) {
        if (body !== "")
            faults.push("it has no body");
    }
    else if (body === "") {
        if (operation.body.required)
            faults.push("its body is missing");
    }
    else if (sent === undefined)
        faults.push("its body is no JSON");
    else
        faults.push(...check(operation.body.schema, sent).map((fault) => `its body: ${fault}`));
    return { query: values, body: sent, faults };
}
function coerce({ type }, text) {
    if (type === "integer" && /^-?\d+$/.test(text))
        return Number(text);
    if (type === "boolean" && /^(true|false)$/.test(text))
        return text === "true";
    return text;
}
function readBody(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/** The schema of an answer. An error that is not described has the shape that all of them have. */
export function answerSchema(description, { answers }, { status, body }) {
    if (status < 400 && !(String(status) in answers))
        throw new Error(`GitHub does not answer with ${status}`);
    const described = answers[String(status)];
    if (described !== undefined || status < 400)
        return described;
    const detailed = typeof body === "object" && body !== null && "errors" in body;
    return description.resolve(`#/components/schemas/${detailed ? "validation-error" : "basic-error"}`);
}
/** What is wrong with an answer. */
export function checkAnswer(description, schema, { status, body }) {
    if (schema === undefined)
        return body === undefined ? [] : [`GitHub's answer ${status} has no body`];
    if (status < 400 || typeof body !== "object" || body === null)
        return checkOf(description)(schema, body);
    // It is in all of GitHub's errors, and not in all their descriptions.
    const { status: _, ...described } = body;
    return checkOf(description)(schema, described);
}
