/**
 * Brings what is known into the shape that a schema describes: what it does not name is left out, and what it asks for
 * that is not known is filled with the most neutral value that it allows. One object can so be answered in several ways:
 * a pull request in a list has fewer properties than one alone.
 */
export function shapeTo(description, schema, known) {
    const shape = (written, value) => {
        const one = choose(description, written, value);
        if (value === null)
            return null;
        if (value === undefined) {
            if (isNullable(description, written))
                return null;
            if (one.type !== "object" && one.properties === undefined)
                return neutral(one);
        }
        if (Array.isArray(value))
            return value.map((item) => (one.items === undefined ? item : shape(one.items, item)));
        const { properties } = one;
        if (properties === undefined || (value !== undefined && typeof value !== "object"))
            return value ?? {};
        const given = (value ?? {});
        const required = new Set(one.required);
        return Object.fromEntries(Object.entries(properties).flatMap(([name, property]) => given[name] !== undefined || required.has(name) ? [[name, shape(property, given[name])]] : []));
    };
    return shape(schema, known);
}
/** The schema itself, with the parts of `allOf` in one; of several, the one that fits best. */
function choose(description, written, value) {
    if (written.$ref !== undefined)
        return choose(description, description.resolve(written.$ref), value);
    const { allOf, oneOf, anyOf = oneOf, ...rest } = written;
    if (allOf !== undefined) {
        const parts = [rest, ...allOf.map((part) => choose(description, part, value))];
        return {
            type: "object",
            properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
            required: parts.flatMap(({ required = [] }) => required),
        };
    }
    if (anyOf === undefined || rest.properties !== undefined)
        return rest;
    const options = anyOf.map((option) => choose(description, option, value));
    const type = value === null || value === undefined ? "object" : Array.isArray(value) ? "array" : typeof value;
    return options.find((option) => option.type === type) ?? options[0] ?? rest;
}
function isNullable(description, written) {
    if (written.$ref !== undefined)
        return isNullable(description, description.resolve(written.$ref));
    return written.nullable === true || [...(written.oneOf ?? []), ...(written.anyOf ?? [])].some((one) => one.nullable);
}
function neutral({ type, format, enum: values, default: standard }) {
    if (values !== undefined)
        return values[0];
    if (standard !== undefined)
        return standard;
    switch (type) {
        case "boolean":
            return false;
        case "integer":
        case "number":
            return 0;
        case "array":
            return [];
        case "string":
            if (format === "date-time")
                return new Date(0).toISOString();
            return format === "uri" || format === "uri-template" ? "https://github.example/" : "";
        default:
            return {};
    }
}
