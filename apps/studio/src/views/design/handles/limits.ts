import type { Horizon } from "anneal";
import { tidy } from "../../../workspace/numbers.ts";
import { keyOf, setAt } from "../../../workspace/path.ts";
import type { SpecHandle } from "./handle.ts";
import type { Limit } from "./legs.ts";

/** The floor and the ceiling of a clamp. */
export const limitHandles = (
  limits: readonly Limit[],
  { steps }: Horizon,
  levels: readonly [number, number],
): SpecHandle[] =>
  limits
    .filter(({ factor }) => factor !== 0)
    .map(({ path, spec, field, start, end, factor, offset }) => {
      const last = Math.min(end, steps);
      const step = field === "min" ? last : (start + last) / 2;
      const key = [...path, field];
      return {
        id: keyOf(key),
        label: field === "min" ? "floor" : "ceiling",
        look: "pill",
        moves: "y",
        step,
        value: factor * (spec[field] as number) + offset,
        limits: { steps: [step, step], values: levels },
        keys: [keyOf(key)],
        write: (written, { value }) =>
          setAt(written, key, Number(((tidy(value) - offset) / factor).toPrecision(12))),
      };
    });
