/** The REST API: finds the operation, checks what it is asked with, and checks the answer. */
import { notFound, refuse } from "./answers.ts";
import { app, byApp } from "./app.ts";
import { describeGitHub } from "./description.ts";
import { gitData } from "./git-data.ts";
import { issues } from "./issues.ts";
import { pulls } from "./pulls.ts";
import { repositories } from "./repositories.ts";
import { refusal } from "./rights.ts";
import { shapeTo } from "./shape.ts";
import { grantFor, nobody, tokenOf } from "./tokens.ts";
import { answerSchema, checkAnswer, readRequest } from "./validate.ts";
const handlers = { ...repositories, ...pulls, ...issues, ...gitData, ...app };
/** Those that need no token. */
const open = new Set(["meta/get"]);
export async function serveRest(world, { method, path, authorization, body }) {
    const description = describeGitHub(world.flavour);
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const operation = description.find(method, pathname);
    if (operation === undefined)
        return { faults: ["there is no such operation"] };
    const read = readRequest(description, operation, { query: searchParams, body });
    const anonymous = authorization === undefined;
    const missing = anonymous && !open.has(operation.id) ? ["it has no Authorization"] : [];
    if (read.faults.length + missing.length > 0)
        return { faults: [...missing, ...read.faults] };
    const handler = handlers[operation.id];
    if (handler === undefined)
        return { faults: [`the stand-in does not know ${operation.id} yet`] };
    const token = tokenOf(authorization);
    const grant = anonymous || byApp.has(operation.id) ? nobody : grantFor(world.tokens, token);
    if (grant === undefined)
        return refuse(401, "Bad credentials");
    const { owner, repo } = operation.path;
    if (owner !== undefined && `${owner}/${repo}`.toLowerCase() !== world.name.toLowerCase())
        return notFound;
    const given = refusal(operation.id, method, grant, world) ??
        (await handler({ world, path: operation.path, query: read.query, body: read.body, grant, token }));
    const schema = answerSchema(description, operation, given);
    const shaped = schema === undefined || given.status >= 400 ? given : { ...given, body: shapeTo(description, schema, given.body) };
    const wrong = checkAnswer(description, schema, shaped);
    return wrong.length === 0 ? shaped : { faults: wrong.map((fault) => `the stand-in's answer: ${fault}`) };
}
