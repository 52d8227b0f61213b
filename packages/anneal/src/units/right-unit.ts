import { parseDuration, units } from "./duration.ts";

/** How the words begin that people write for units: what is meant, and how many of it. Composer writes ba, sp and dur. */
const meant: readonly (readonly [start: RegExp, unit: string, times?: number])[] = [
  [/^(%|p)/, "%"],
  [/^e/, "ep"],
  [/^s[ap]/, "sample"],
  [/^to/, "tok"],
  [/^dur/, "%", 100],
  [/^(|ba.*|it.*|st.*|up.*)$/, ""],
  [/^k$/, "", 1000],
];

/** `"5 percent"` was meant to be `"5%"`, and `"500 steps"` to be 500; nothing where the unit is right or no word is known. */
export function rightUnit(written: string): string | undefined {
  const { amount, unit } = parseDuration(written) ?? { amount: Number.NaN, unit: "" };
  const found = meant.find(([start]) => start.test(unit.trim().toLowerCase()));
  if (!(amount >= 0 && amount < Infinity) || !found || Object.hasOwn(units, unit)) return undefined;
  const right = Number((amount * (found[2] ?? 1)).toPrecision(12));
  return found[1] ? `"${right}${found[1]}"` : `${right} for steps`;
}
