import { html, type Markup } from "../page/markup.ts";
import type { Size } from "./frame.ts";

/** A drawing with its sentence for those who do not see it. */
export const svg = (title: string, { width, height }: Size, parts: readonly Markup[]): Markup =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img"><title>${title}</title>${parts}</svg>`;

const wide = 424;
const narrow = 328;

/**
 * A chart under its name, drawn twice: for the column, and for a phone, so that its letters keep their size.
 *
 * @param height pixels, the same for both unless `narrow` says otherwise.
 */
export function figure(name: string, height: number, draw: (size: Size) => Markup): Markup {
  return html`<figure><figcaption>${name}</figcaption><div class="wide">${draw({ width: wide, height })}</div><div class="narrow">${draw({ width: narrow, height })}</div></figure>`;
}
