/** The API of a Gitea, as far as tests set it up and look at what came of it. */
/** @param authorization the header: `token …` or `Basic …` */
export function giteaCall(api, authorization) {
    return async (method, path, body) => {
        const answer = await fetch(`${api}${path}`, {
            method,
            headers: { authorization, "content-type": "application/json" },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok)
            throw new Error(`${method} ${path}: ${answer.status} ${text}`);
        return (text === "" ? undefined : JSON.parse(text));
    };
}
export function byToken(token) {
    return `token ${token}`;
}
/** What may make tokens. */
export function byPassword({ name, password }) {
    return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}
