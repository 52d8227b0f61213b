/** The fonts of the design, without a request to anywhere. */
export const fonts =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Helvetica Neue', Arial, sans-serif";

/**
 * Text that is safe between tags of HTML or SVG and within quoted attributes; what XML forbids becomes a replacement mark.
 *
 * @example escapeText("<b> & 'c'"); // "&#60;b&#62; &#38; &#39;c&#39;"
 * @example escapeText("\u0000").codePointAt(0); // 0xfffd
 */
export const escapeText = (text: string): string =>
  Array.from(text, (character) => (isForbidden(character.codePointAt(0) as number) ? "\ufffd" : character))
    .join("")
    .replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Control characters, halves of pairs, and the two last of the plane. */
const isForbidden = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff;

/** Width of a character in thousandths of the size. */
const advance = (code: number): number => {
  if (code < 32) return 0;
  if (code > 126) return code > 0x2e80 ? 1000 : 560;
  return widths[code - 32];
};

/** Of the characters from space to tilde, in Helvetica and Arial. */
const widths: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** About how wide a text is in pixels; a little more than in Arial, since other fonts are wider. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const character of text) width += advance(character.codePointAt(0) as number);
  return (width / 1000) * size * (bold ? 1.1 : 1.04);
}

/** A text cut to a width, with an ellipsis where it was cut. */
export function cutText(text: string, size: number, most: number): string {
  if (textWidth(text, size, true) <= most) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size, true) > most) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
