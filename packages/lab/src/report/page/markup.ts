import { escapeText } from "anneal/describe";

/**
 * Markup that was written here, and not by a user. Only `html` makes it, so nothing that was read from a file can pass
 * for it: whatever else is put into a template is escaped.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text (escaped), numbers, markup, lists of these, and nothing. */
type Content = string | number | Markup | undefined | false | readonly Content[];

/**
 * A template of HTML or SVG in which every value is escaped unless it is markup itself.
 *
 * @example html`<p>${"<b>"}</p>`.text // "<p>&#60;b&#62;</p>"
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0];
  values.forEach((value, k) => {
    text += written(value) + parts[k + 1];
  });
  return new Markup(text);
}

function written(value: unknown): string {
  if (value instanceof Markup) return value.text;
  if (value === undefined || value === false || value === null) return "";
  return Array.isArray(value) ? value.map(written).join("") : escapeText(String(value));
}
