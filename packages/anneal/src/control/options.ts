import { problem, refuse } from "../errors/index.ts";
import type { Field, NumberField } from "../schedules/index.ts";

/** A number for every parameter group, or a list with one number for each. */
export type PerGroup = number | readonly number[];

/** The field of a {@link PerGroup}, in the form in which it was written. */
export const perGroup = (value: unknown, field: NumberField): Field =>
  Array.isArray(value)
    ? { type: "list", of: field, atLeast: 1, says: field.says, default: field.default }
    : field;

/** The field of a whole number of checks or readings. */
export const counted = (otherwise: number, says: string, min = 0): Field => ({
  type: "number",
  min,
  whole: true,
  default: otherwise,
  says,
});

/** For how many groups a controller keeps a factor: 1, which serves all of them, unless a list says otherwise. */
export function countGroups(name: string, lists: { readonly [field: string]: PerGroup | undefined }): number {
  let groups = 0;
  for (const [field, value] of Object.entries(lists)) {
    if (typeof value !== "object") continue;
    if (groups === 0) groups = value.length;
    if (value.length !== groups) {
      refuse([problem("range", `${name}.${field}`, `a list of ${groups}, one for each group`, value)]);
    }
  }
  return Math.max(groups, 1);
}

/** One number for each of so many groups. */
export const spread = (value: PerGroup, groups: number): readonly number[] =>
  typeof value === "number" ? new Array<number>(groups).fill(value) : [...value];

/** The factor of one group; a single factor serves every group. */
export function ofGroup(factors: readonly number[], group: number): number {
  const factor = factors[factors.length === 1 ? 0 : group];
  if (factor === undefined) {
    refuse([problem("range", "group", `a group from 0 to ${factors.length - 1}`, group)]);
  }
  return factor;
}

/** Refuses a reading that is not a number at all; NaN and Infinity are numbers. */
export function checkNumber(path: string, value: unknown): void {
  if (typeof value !== "number") {
    refuse([problem(value === undefined ? "missing" : "type", path, "a number", value)]);
  }
}

/** Refuses a step that is not one. */
export function checkStep(path: string, step: unknown): void {
  if (!(typeof step === "number" && step >= 0 && Number.isFinite(step))) {
    refuse([problem(typeof step === "number" ? "range" : "type", path, "a step of at least 0", step)]);
  }
}
