import { sanitize, sanitizeLine } from "./sanitize.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What GitHub interprets after Markdown, also in HTML: people and teams (@name), issues (#1, GH-1),
 * addresses and pictures (:name:). It does so where all of it stands in one piece of text, so each of these marks is
 * followed by a place where the line may break, which nobody sees or copies.
 */
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/;

/** HTML that is safe to put into a page. Only this file creates it from text. */
export type Html = string & { readonly html: unique symbol };

/**
 * Text of others for a summary. Summaries are built of HTML blocks, in which Markdown has no meaning
 * (CommonMark 4.6), so that five characters are all there is to escape.
 */
export function text(value: string | number): Html {
  return escapeHtml(value, (mark) => `${mark}<wbr>`);
}

/** Text of others, in which what stands between backticks is code, as our own messages write it. */
export function prose(value: string): Html {
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
 * @param language by which GitHub colours them
 */
export function block(value: string, language?: "diff"): Html {
  const lines = sanitize(value).split("\n");
  return `<pre${language === undefined ? "" : ` lang="${language}"`}>${lines.map((line) => escaped(line.trimEnd(), (mark) => mark)).join("&#10;")}</pre>` as Html;
}

/** A link; only its content if the address is not http or https. */
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

/** Joins pieces of HTML; the strings of the template are trusted and must be constants. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | number)[]): Html {
  return String.raw({ raw: strings }, ...values) as Html;
}

/** A table of rows that `tableRow` made; they may be shorter than the head. */
export function table(head: readonly string[], rows: readonly Html[]): Html {
  return `<table>\n${cells("th", head.map(text))}\n${rows.join("\n")}\n</table>` as Html;
}

/** A table of facts, each with its name. */
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

/** Content that a click shows or hides. */
export function details(summary: Html, content: Html, state: "closed" | "open" = "closed"): Html {
  return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>` as Html;
}
