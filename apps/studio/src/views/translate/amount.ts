const sizes: { readonly [letter: string]: number } = { "": 1, k: 1e3, m: 1e6, b: 1e9 };

/** A number as people type it: `10k`, `1.5M`, `10_000`, `10,000`, `3e-4`; `undefined` when it is none. */
export function amountOf(text: string): number | undefined {
  const clean = text.trim();
  const plain = /^\d{1,3}(?:,\d{3})+$/.test(clean) ? clean.replaceAll(",", "") : clean.replaceAll("_", "");
  const [, digits, letter] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kmb]?)$/i.exec(plain) ?? [];
  if (digits === undefined) return undefined;
  const size = sizes[letter.toLowerCase()];
  const product = Number(digits) * size;
  const whole = Math.round(product);
  const value = size > 1 && Math.abs(product - whole) < 1e-9 * Math.abs(product) ? whole : product;
  return Number.isFinite(value) ? value : undefined;
}

/** Updates of a run as typed: a whole number from 1 to 1e9. */
export function stepsFrom(text: string): number | undefined {
  const value = amountOf(text);
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 1e9 ? value : undefined;
}
