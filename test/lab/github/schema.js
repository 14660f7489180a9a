/** Checks values against the schemas of a description. */
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
const checks = new WeakMap();
/**
 * The schemas leave open which other properties an object may have. GitHub's do not mean it: here, a property that is
 * not named is wrong.
 */
export function checkOf(description) {
    const known = checks.get(description) ?? makeCheck(description);
    checks.set(description, known);
    return known;
}
function makeCheck(description) {
    const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false, logger: false });
    formats.default(ajv);
    const compiled = new WeakMap();
    const written = new Set();
    const refer = (reference, closed) => {
        // Absolute, or it would count from the schema that it stands in.
        const id = `https://description${reference.slice(1)}${closed ? "" : "-open"}`;
        if (!written.has(id)) {
            written.add(id);
            ajv.addSchema(translate(description.resolve(reference), closed), id);
        }
        return { $ref: id };
    };
    const translate = (schema, closed) => {
        if (schema.$ref !== undefined)
            return refer(schema.$ref, closed);
        const { nullable, properties, additionalProperties, items, allOf, anyOf, oneOf, format, ...rest } = schema;
        const inner = (one) => translate(one, closed);
        // What is put together by `allOf` is closed as a whole.
        const part = (one) => translate(one, false);
        const isObject = properties !== undefined || allOf !== undefined;
        const plain = {
            ...constraints(rest),
            ...(format === undefined || !(format in ajv.formats) ? {} : { format }),
            ...(properties === undefined ? {} : { properties: mapValues(properties, (one) => translate(one, true)) }),
            ...(items === undefined ? {} : { items: translate(items, true) }),
            ...(typeof additionalProperties === "object"
                ? { additionalProperties: translate(additionalProperties, true) }
                : additionalProperties === undefined
                    ? isObject && closed
                        ? { unevaluatedProperties: false }
                        : {}
                    : { additionalProperties }),
            ...(allOf === undefined ? {} : { allOf: allOf.map(part) }),
            ...(anyOf === undefined ? {} : { anyOf: anyOf.map(properties === undefined ? inner : part) }),
            ...(oneOf === undefined ? {} : { oneOf: oneOf.map(properties === undefined ? inner : part) }),
        };
        return nullable === true ? { anyOf: [{ type: "null" }, plain] } : plain;
    };
    return (schema, value) => {
        const validate = compiled.get(schema) ?? ajv.compile(translate(schema, true));
        compiled.set(schema, validate);
        return validate(value) === true ? [] : [...new Set((validate.errors ?? []).map(words))];
    };
}
/** Of all that may stand in a schema of OpenAPI, what says which values it has. */
function constraints(schema) {
    const kept = ["type", "enum", "required", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"];
    return Object.fromEntries(Object.entries(schema).filter(([name]) => kept.includes(name)));
}
function mapValues(object, map) {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
function words({ instancePath, message = "", params }) {
    const named = Object.values(params).filter((value) => typeof value === "string" || Array.isArray(value));
    const which = named.flat().filter((value) => typeof value === "string" && !message.includes(value));
    return `${instancePath || "the value"} ${message}${which.length === 0 ? "" : `: ${which.join(", ")}`}`;
}
