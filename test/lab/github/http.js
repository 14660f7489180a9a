/** The HTTP side of it. */
import { request as ask } from "node:http";
export async function textOf(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
}
export function send(response, { status, body, headers = {} }, flavour) {
    response.writeHead(status, {
        ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
        "x-github-request-id": "0000:000000:0000000:0000000:00000000",
        "x-github-media-type": "github.v3; format=json",
        ...(flavour === "ghes" ? { "x-github-enterprise-version": "3.19.0" } : { server: "github.com" }),
        ...headers,
    });
    response.end(body === undefined || typeof body === "string" ? body : JSON.stringify(body));
}
/** Has another server answer. */
export function forward(request, response, server) {
    const { method, url = "", headers } = request;
    const onward = ask(new URL(url, server), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
    });
    onward.once("error", () => response.destroy());
    request.pipe(onward);
}
