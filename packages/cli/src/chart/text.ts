/** About how wide a bold text is in pixels. */
export const boldWidth = (text: string, size: number): number => 0.6 * size * [...text].length;

/** A name cut to so many letters. */
export const cutName = (name: string, most: number): string =>
  [...name].length > most ? `${[...name].slice(0, most - 1).join("")}…` : name;
