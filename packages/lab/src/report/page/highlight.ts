import { html, type Markup } from "./markup.ts";

const words =
  "and as assert async await break class const continue def elif else export for from function if import in is lambda let new not or pass raise return while with yield True False None null true false";

const piece =
  /(#[^\n]*|\/\/[^\n]*)|("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\b\d[\w.]*(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|([\s\S])/gi;

/** Code with keywords, texts, numbers and comments marked; plain where it is long, for the sake of size. */
export function highlight(code: string, language: string): Markup {
  if (language === "csv" || code.length > 20_000) return html`${code}`;
  const keywords = new Set(words.split(" "));
  const found: Markup[] = [];
  let plain = "";
  const mark = (name: string, text: string): void => {
    found.push(html`${plain}<span class="${name}">${text}</span>`);
    plain = "";
  };
  for (const [text, comment, string, number, word] of code.matchAll(piece)) {
    if (comment !== undefined) mark("c", text);
    else if (string !== undefined) mark(isKey(code, text, language) ? "k" : "s", text);
    else if (number !== undefined) mark("n", text);
    else if (word !== undefined && language !== "json" && keywords.has(text)) mark("k", text);
    else plain += text;
  }
  return html`${found}${plain}`;
}

/** In JSON a text is a name where a colon follows it. */
const isKey = (code: string, text: string, language: string): boolean =>
  language === "json" && code.includes(`${text}:`);
