import { html, type Markup } from "../page/markup.ts";

/** Width of a character, in thousandths of the size: of Helvetica and Arial, by groups. */
function advance(character: string): number {
  if (/[iljI.,:;'|! ]/.test(character)) return 265;
  if (/[ftr()[\]/\-·]/.test(character)) return 320;
  if (/[mwMW%@—]/.test(character)) return 850;
  if (/[A-Z]/.test(character)) return 690;
  return character > "\u2e80" ? 1000 : 560;
}

/** About how wide a text is in pixels, a little more than in Arial, since other fonts are wider. */
export function textWidth(text: string, size: number, isBold = false): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return (width / 1000) * size * (isBold ? 1.08 : 1.04);
}

/** A text cut to a width, with an ellipsis where it was cut. */
export function cutText(text: string, size: number, most: number): string {
  if (textWidth(text, size, true) <= most) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size, true) > most) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** A place of a drawing, short enough to keep the file small. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** Where and how a text stands. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  /** Classes of the style sheet: a size, a colour, a weight. */
  readonly as: string;
  readonly anchor?: "start" | "middle" | "end";
}

/** One text of a drawing. */
export const label = (text: string | Markup, { x, y, as, anchor = "start" }: TextPlace): Markup =>
  html`<text x="${px(x)}" y="${px(y)}" class="${as}"${anchor === "start" ? undefined : html` text-anchor="${anchor}"`}>${text}</text>`;
