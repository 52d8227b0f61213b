import type { Keys } from "./keys.ts";

/** What a run is counted in, by the keys of a framework. */
export interface LengthKeys {
  readonly steps: string;
  readonly epochs: string;
  /** What holds without a number of epochs. */
  readonly otherwise: number;
  /** Updates in an epoch, of so many as the data fill. */
  readonly perEpoch: (filled: number) => number;
  /** Updates of so many epochs. */
  readonly rounded: (updates: number) => number;
}

/**
 * The updates of the run: as the text counts them, or from its epochs and what is known of the data. Undefined when
 * neither is known.
 */
export function totalOf(keys: Keys, names: LengthKeys): number | undefined {
  const { facts, assumed } = keys.scope;
  const steps = keys.number(names.steps, { whole: true });
  if (steps !== undefined && steps > 0) return steps;
  const epochs = keys.number(names.epochs, { min: 0 });
  const { steps: given, stepsPerEpoch: filled } = facts.horizon ?? {};
  if (filled === undefined || (epochs === undefined && given !== undefined)) return given;
  const each = names.perEpoch(filled);
  const times = epochs ?? names.otherwise;
  const total = names.rounded(times * each);
  const how = `${times === 1 ? "1 epoch" : `${times} epochs`} of ${each} updates make ${total}`;
  const other = given === undefined || given === total ? "" : `, not the ${given} that were given beside it`;
  const rest = each === filled ? "" : `; the last update of an epoch is not filled`;
  assumed.push(`${how}${other}${rest}.`);
  return total;
}

/** Asks for what {@link totalOf} did not find. */
export function needTotal(keys: Keys, names: LengthKeys, why: string): never {
  const epochs = keys.number(names.epochs);
  const name = epochs === undefined && !keys.fields.has(names.epochs) ? names.steps : names.epochs;
  const count = epochs ?? names.otherwise;
  const each = `that of ${count === 1 ? "the epoch" : `each of the ${count} epochs`} with --steps-per-epoch`;
  return keys.decline(name, `the length of the run in updates, for ${why}`, epochs, {
    code: "missing",
    suggestion: `give it with --steps, or ${each}`,
  });
}
