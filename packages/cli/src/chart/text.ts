/** Text that is safe between tags and within quoted attributes; what XML forbids becomes a replacement mark. */
export const escapeText = (text: string): string =>
  Array.from(text, (letter) => (isForbidden(letter.codePointAt(0) ?? 0) ? "\ufffd" : letter))
    .join("")
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Control characters, halves of pairs, and the two last of the plane. */
const isForbidden = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff;

/** About how wide a bold text is in pixels. */
export const boldWidth = (text: string, size: number): number => 0.6 * size * [...text].length;

/** A name cut to so many letters. */
export const cutName = (name: string, most: number): string =>
  [...name].length > most ? `${[...name].slice(0, most - 1).join("")}…` : name;
