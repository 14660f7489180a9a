import { sanitize, sanitizeLine } from "./sanitize.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What GitHub interprets after Markdown, also in HTML: people and teams (@name), issues (#1, GH-1), URLs and emoji
 * (:name:). It does so only within one text node, so an invisible `<wbr>` after each of these characters prevents it;
 * it is not copied.
 */
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/;

/** Safe HTML. Only this file creates it from text. */
export type Html = string & { readonly html: unique symbol };

/**
 * Escapes foreign text for a summary. Summaries are HTML blocks, in which Markdown is not interpreted (CommonMark 4.6),
 * so only five characters need escaping.
 */
export function text(value: string | number): Html {
  return escapeHtml(value, (mark) => `${mark}<wbr>`);
}

/** Escapes foreign text, with text between backticks as code, as in our own messages. */
export function markup(value: string): Html {
  const parts = sanitizeLine(value).split(/`([^`]+)`/);
  const asHtml = (part: string, isCode: boolean) =>
    isCode ? `<code>${escaped(part, (mark) => mark)}</code>` : escaped(part, (mark) => `${mark}<wbr>`);
  return parts.map((part, index) => asHtml(part, index % 2 === 1)).join("") as Html;
}

/** Text in a fixed-width font. GitHub does not interpret it. */
export function code(value: string): Html {
  return `<code>${verbatim(value)}</code>` as Html;
}

/**
 * Several lines in a fixed-width font, with their spaces.
 * @param language for GitHub's syntax highlighting
 */
export function block(value: string, language?: "diff"): Html {
  const lines = sanitize(value).split("\n");
  return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map((line) => escaped(line.trimEnd(), (mark) => mark)).join("&#10;")}</pre>` as Html;
}

/** A link; only its content if the URL is not http or https. */
export function link(address: string, content: Html): Html {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return content;
  return `<a href="${verbatim(url.href)}">${content}</a>` as Html;
}

function verbatim(value: string | number): Html {
  return escapeHtml(value, (mark) => mark);
}

function escapeHtml(value: string | number, withMark: (mark: string) => string): Html {
  return escaped(sanitizeLine(String(value)), withMark);
}

function escaped(value: string, withMark: (mark: string) => string): Html {
  const special = new RegExp(`[&<>"']|${marks.source}`, "gi");
  return value.replace(special, (found) => entities[found] ?? withMark(found)) as Html;
}

/** Template tag that joins pieces of HTML; the template's own strings are trusted and must be constants. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | number)[]): Html {
  return String.raw({ raw: strings }, ...values) as Html;
}

/** A table of rows from `tableRow`; they may be shorter than the head. */
export function table(head: readonly string[], rows: readonly Html[]): Html {
  return `<table>\n${cells("th", head.map(text))}\n${rows.join("\n")}\n</table>` as Html;
}

/** A table of names and values. */
export function facts(rows: readonly (readonly [name: string, value: Html])[]): Html {
  const lines = rows.map(([name, value]) => tableRow([html`<strong>${text(name)}</strong>`, value]));
  return `<table>\n${lines.join("\n")}\n</table>` as Html;
}

export function tableRow(values: readonly Html[]): Html {
  return cells("td", values);
}

function cells(tag: "th" | "td", values: readonly Html[]): Html {
  return `<tr>${values.map((value) => `<${tag}>${value}</${tag}>`).join("")}</tr>` as Html;
}

/** Collapsible content. */
export function details(summary: Html, content: Html, state: "closed" | "open" = "closed"): Html {
  return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>` as Html;
}
