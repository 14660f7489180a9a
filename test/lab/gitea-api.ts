/** The API of a Gitea, as far as tests set it up and look at what came of it. */

/** One request: what comes back is what its JSON says, undefined where it has none. @throws Error with its words */
export type GiteaCall = <Answer = unknown>(method: string, path: string, body?: unknown) => Promise<Answer>;

export interface GiteaUser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** One that may do whatever the user may. */
  readonly token: string;
}

/** @param authorization the header: `token …` or `Basic …` */
export function giteaCall(api: string, authorization: string): GiteaCall {
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  };
}

export function byToken(token: string): string {
  return `token ${token}`;
}

/** What may make tokens. */
export function byPassword({ name, password }: Pick<GiteaUser, "name" | "password">): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}
