import type { Mistake } from "../text/mistake.ts";
import { blank, match, type Scan } from "./scan.ts";
import { isFormat, stringAt } from "./strings.ts";

/** A string; of an f-string the grammar gets no fields. */
export function string(scan: Scan): number | Mistake | undefined {
  const { text, at } = scan;
  const found = stringAt(text, at);
  if (!found) return undefined;
  if (!found.closed) {
    const received = found.end >= text.length ? "the end of the text" : "the end of the line";
    return { place: scan.placeAt(at), expected: `${found.quotes} at the end of this string`, received };
  }
  if (isFormat(text, at)) {
    const from = text.indexOf(found.quotes, at) + found.quotes.length;
    const to = found.end - found.quotes.length;
    scan.edits.push([from, to, text.slice(from, to).replace(/\\\r?\n|./gs, masked)]);
  }
  return found.end;
}

/** The ends of lines stay what they are. */
const masked = (char: string): string => (char === "\n" || char.length > 1 ? char : "x");

/** Spaces and comments. What looks like a space and is none for Python becomes one. */
export function blanks(scan: Scan): number | undefined {
  const found = match(scan, /[ \t\f]+|#[^\r\n]*/y) ?? "";
  if (found) return scan.at + found.length;
  const odd = match(scan, /[^\S\r\n]+/y);
  if (odd === undefined) return undefined;
  blank(scan, scan.at, scan.at + odd.length);
  return scan.at + odd.length;
}

/** Names and keywords. The grammar wants a value after `yield`. */
export function word(scan: Scan): number | undefined {
  const found = match(scan, /[A-Za-z_]\w*/y);
  if (found === undefined) return undefined;
  const end = scan.at + found.length;
  if (found === "yield" && /^[ \t]*(?:[\r\n)\];,#]|$)/.test(scan.text.slice(end, end + 80))) {
    scan.edits.push([scan.at, end, "_____"]);
  }
  return end;
}

/** Numbers. The grammar does not know `1.` and `1.e-4`. */
export function number(scan: Scan): number | undefined {
  const found = match(
    scan,
    /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d[\d_]*)?|\.\d[\d_]*(?:[eE][-+]?\d[\d_]*)?/y,
  );
  if (found === undefined) return undefined;
  const end = scan.at + found.length;
  const [, whole, exponent] = /^(\d[\d_]*)\.((?:[eE].*)?)$/.exec(found) ?? [];
  if (whole !== undefined && !/[\w.]/.test(scan.text[end] ?? "")) {
    scan.edits.push([scan.at, end, `${whole}${exponent} `]);
  }
  return end;
}
