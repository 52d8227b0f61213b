/** What a cell of text is: a number, `undefined` where nothing is there, or `null` where something else is. */
export function numberOf(cell: string, decimalComma: boolean): number | undefined | null {
  const plain = Number(cell);
  if (!Number.isNaN(plain) && !decimalComma) {
    if (plain === 0 && isBlank(cell)) return undefined;
    return cell.charCodeAt(1) > lastBeforeLetters ? odd(cell, plain) : plain;
  }
  const text = cell.trim();
  if (missing.has(text.toLowerCase())) return undefined;
  const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (special !== null) {
    if (/nan/i.test(special[2])) return Number.NaN;
    return special[1] === "-" ? -Infinity : Infinity;
  }
  if (decimalComma) return europeanNumber(text);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?(e[+-]?\d+)?$/i.test(text) && !/^[+-]?0,/.test(text)) {
    return Number(text.replaceAll(",", ""));
  }
  if (/^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(text)) return Number(text.replace(",", "."));
  return null;
}

/** Words that stand for a value that is not there. */
const missing: ReadonlySet<string> = new Set(["", "null", "none", "na", "n/a", "-", "--"]);

const lastBeforeLetters = 96;

const isBlank = (cell: string): boolean => cell.trim() === "";

/** JavaScript reads "0x10" as a number; a log does not mean one. */
const odd = (cell: string, value: number): number | null => (/^\s*0[xob]/i.test(cell) ? null : value);

/** A number with a comma before its fraction, and perhaps dots between its thousands. */
function europeanNumber(text: string): number | null {
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d*(e[+-]?\d+)?$/i.test(text)) {
    return Number(text.replaceAll(".", "").replace(",", "."));
  }
  const value = Number(text.replace(",", "."));
  return Number.isNaN(value) || /^\s*0[xob]/i.test(text) ? null : value;
}
