/** GitHub's GraphQL API, run on the schema that it publishes (package `@octokit/graphql-schema`). */
import { buildSchema, execute, GraphQLError, parse, validate, } from "graphql";
import { mutations } from "./mutations.ts";
import { queries } from "./queries.ts";
let schema;
/** Reads it when it is needed for the first time: it takes half a second. */
async function readSchema() {
    const { schema: published } = await import("@octokit/graphql-schema");
    return buildSchema(published.idl, { assumeValidSDL: true, assumeValid: true, noLocation: true });
}
/** A field is a value, or a function of its arguments. */
const resolve = (source, args, context, info) => {
    const value = source[info.fieldName];
    if (value === undefined)
        context.unknown.push(`${info.parentType.name}.${info.fieldName}`);
    return typeof value === "function" ? value(args, context) : value;
};
export async function runGraphQL(body, context) {
    const answer = (result) => ({ status: 200, body: result });
    const fail = (...faults) => ({ faults });
    const asked = read(body);
    if (typeof asked?.query !== "string")
        return fail("its body is no JSON with a query");
    const more = Object.keys(asked).filter((name) => !["query", "variables", "operationName"].includes(name));
    if (more.length > 0)
        return fail(`its body has ${more.join(", ")}`);
    schema ??= readSchema();
    const github = await schema;
    try {
        const document = parse(asked.query);
        const wrong = validate(github, document);
        if (wrong.length > 0)
            return fail(...wrong.map(({ message }) => message));
        const unknown = [];
        const result = await execute({
            schema: github,
            document,
            rootValue: { ...queries, ...mutations },
            contextValue: { ...context, unknown },
            variableValues: asked.variables,
            operationName: asked.operationName,
            fieldResolver: resolve,
        });
        if (unknown.length > 0)
            return fail(`the stand-in does not know ${unknown.join(", ")} yet`);
        // Nothing was run: the variables are not what the query says.
        if (!("data" in result))
            return fail(...(result.errors ?? []).map(({ message }) => message));
        const bugs = (result.errors ?? []).filter(({ extensions }) => extensions.type === undefined);
        if (bugs.length > 0)
            return fail(...bugs.map(({ stack, message }) => stack ?? message));
        if (result.errors === undefined)
            return answer(result);
        const errors = result.errors.map(({ message, path, locations, extensions }) => ({
            type: extensions.type,
            path,
            locations,
            message,
        }));
        return answer({ data: result.data, errors });
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return fail(error.message);
        throw error;
    }
}
function read(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
