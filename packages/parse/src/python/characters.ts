/** Characters that look like Python and are not, and what was meant. */
const lookAlikes: { readonly [char: string]: string } = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u00d7": "*",
  "\u00f7": "/",
  "\u22c5": "*",
  "\u2026": "...",
};

/** What a character outside strings and comments is: an identifier, a space in disguise, or a mistake. */
export interface Odd {
  readonly length: number;
  readonly blank?: boolean;
  readonly mistake?: { readonly expected: string; readonly received: string; readonly suggestion?: string };
}

const word = /[\p{ID_Continue}_]/u;

/** Looks at a character that is neither ASCII punctuation nor in a token: undefined for what the grammar knows. */
export function oddCharacter(text: string, at: number): Odd | undefined {
  const code = text.codePointAt(at) ?? 0;
  if (code >= 32 && code < 127) return /[$?`!]/.test(text[at]) ? foreign(text, at) : undefined;
  const char = String.fromCodePoint(code);
  const { length } = char;
  if (word.test(char)) return { length };
  if (/[\u200b-\u200f\u2060\ufeff]/.test(char)) {
    const inside = word.test(text[at - 1] ?? "") && word.test(text[at + 1] ?? "");
    return inside
      ? { length, mistake: { expected: "a name without invisible characters", received: named(code) } }
      : { length, blank: true };
  }
  const meant = Object.hasOwn(lookAlikes, char) ? lookAlikes[char] : char.normalize("NFKC");
  const ascii = meant !== char && /^[\x20-\x7e]+$/.test(meant);
  return {
    length,
    mistake: {
      expected: "Python",
      received: /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `${char} (${named(code)})` : named(code),
      ...(ascii && { suggestion: `write ${meant}` }),
    },
  };
}

/** `!=` is an operator; other uses of these characters are not Python. */
function foreign(text: string, at: number): Odd | undefined {
  if (text[at] === "!" && text[at + 1] === "=") return undefined;
  return { length: 1, mistake: { expected: "Python", received: text[at] } };
}

const named = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
