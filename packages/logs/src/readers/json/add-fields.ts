import type { Builder } from "../../table/builder.ts";
import { numberOf } from "../../table/number-of.ts";

/** More numbers in a list than there are parameter groups. */
const mostInList = 16;

/** Adds the numbers of an object to a row: those inside of objects and short lists by a path, `train/loss`, `lr/0`. */
export function addFields(builder: Builder, fields: object, prefix = "", depth = 0): void {
  for (const [key, value] of Object.entries(fields)) {
    const name = prefix + key;
    if (typeof value === "number") builder.set(builder.column(name), value);
    else if (typeof value === "string") {
      const number = value.length < 40 ? numberOf(value, false) : null;
      if (typeof number === "number") builder.set(builder.column(name), number);
    } else if (typeof value === "object" && value !== null && depth < 4) {
      if (Array.isArray(value) && value.length > mostInList) continue;
      addFields(builder, value, `${name}/`, depth + 1);
    }
  }
}

export const isFields = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
