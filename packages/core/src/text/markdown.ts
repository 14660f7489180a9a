import { sanitize, sanitizeLine } from "./sanitize.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What GitHub makes something of after Markdown is done with, in HTML too: people and teams (@name), issues (#1, GH-1),
 * addresses and pictures (:name:). It does so where all of it stands in one piece of text, so each of these marks is
 * followed by a place where the line may break, which nobody sees or copies.
 */
const marks = /[@#]|:\/\/|\bwww\.|\bGH-|:(?=[\w+-]+:)/;

/** A piece of HTML that is safe to put into a page. Only this file makes one out of text. */
export type Html = string & { readonly html: unique symbol };

/**
 * Text of others for a summary. Summaries are built of HTML blocks, in which Markdown has no meaning
 * (CommonMark 4.6), so that five characters are all there is to escape.
 */
export function text(value: string | number): Html {
  return escapeHtml(value, (mark) => `${mark}<wbr>`);
}

/** Text in a fixed-width font. GitHub makes nothing of what is in it. */
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

/** A link; its content alone where the address is none of the web. */
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

/** Joins pieces into a paragraph; strings among them are trusted and have to be constants. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | number)[]): Html {
  return String.raw({ raw: strings }, ...values) as Html;
}

/** A table of rows that `tableRow` made; they may be shorter than the head. */
export function table(head: readonly string[], rows: readonly Html[]): Html {
  return `<table>\n${cells("th", head.map(text))}\n${rows.join("\n")}\n</table>` as Html;
}

/** Facts, each with its name before it. */
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

/** Content that a click unfolds, or folds away where it is open. */
export function details(summary: Html, content: Html, state: "closed" | "open" = "closed"): Html {
  return `<details${state === "open" ? " open" : ""}><summary>${summary}</summary>\n${content}\n</details>` as Html;
}
