/** What a number must be. */
export interface Rule {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** Whether a number is what it must be. */
export const fits = (value: number, { min = -1e100, above = -Infinity, max = 1e100, whole }: Rule): boolean =>
  value >= min && value > above && value <= max && !(whole && !Number.isInteger(value));

/** A rule in words: `a whole number, at least 1`. */
export function inWords({ min, above, max, whole }: Rule): string {
  return [
    whole ? "a whole number" : "a number",
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ].join(", ");
}
