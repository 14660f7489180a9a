/** What answers an operation of the API. */
import type { Answer } from "./answers.ts";
import type { Grant, World } from "./world.ts";

export interface Call {
  readonly world: World;
  readonly path: Readonly<Record<string, string>>;
  /** As the description has them: it has been checked before. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Who asks. */
  readonly grant: Grant;
  /** The token that it was asked with. */
  readonly token: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** By the operation's id: `pulls/create`. */
export type Handlers = Readonly<Record<string, Handler>>;

/** One page of a list, with links to the ones beside it (docs.github.com: "Using pagination in the REST API"). */
export function page(list: readonly object[], { world, query }: Call, path: string): Answer {
  const [size, number] = [Math.min(Number(query.per_page ?? 30), 100), Number(query.page ?? 1)];
  const last = Math.max(Math.ceil(list.length / size), 1);
  const link = (to: number, rel: string) => {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, page: to })) asked.set(name, String(value));
    return `<${world.api}${path}?${asked}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, "prev"), link(1, "first")] : []),
    ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
  ];
  return {
    status: 200,
    body: list.slice((number - 1) * size, number * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(", ") } }),
  };
}
