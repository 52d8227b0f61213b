/** The range of facts within which something was found, by the fact's name; both ends included. */
export type ValidIn = { readonly [fact: string]: readonly [low: number, high: number] };

/** Why something is recommended, with where it comes from and where it holds. */
export interface Reason {
  /** A short name of the rule: `"sqrt"`, `"stepLaw"`. */
  readonly rule: string;
  /** One sentence. */
  readonly says: string;
  /** Paper, repository or measurement. */
  readonly source: string;
  /** Where it was found to hold; empty where no range is known. */
  readonly validIn: ValidIn;
}

/** The facts that lie outside a range, in words; none when the rule holds, or when a fact is not known. */
export function outside(
  validIn: ValidIn,
  facts: { readonly [fact: string]: number | undefined },
): readonly string[] {
  return Object.entries(validIn).flatMap(([fact, [low, high]]) => {
    const value = facts[fact];
    if (value === undefined || (value >= low && value <= high)) return [];
    return [
      `${fact} ${brief(value)} is ${value < low ? "below" : "above"} ${brief(value < low ? low : high)}`,
    ];
  });
}

/** A number in at most three digits. */
export const brief = (value: number): string => {
  const short = Number(value.toPrecision(3));
  return Math.abs(short) >= 1e5 || (short !== 0 && Math.abs(short) < 1e-2)
    ? short.toExponential().replace("e+", "e")
    : String(short);
};
