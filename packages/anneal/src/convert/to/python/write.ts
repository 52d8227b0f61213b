import { compile } from "../../../compile/index.ts";
import { type Spec, tableOf } from "../../../schedules/index.ts";
import { repeated, sequence } from "./combinators.ts";
import { helpers } from "./helpers.ts";
import { decay, knots, ramp, table } from "./leaves.ts";
import { number } from "./literal.ts";
import { float, list, long, named, type Page, use } from "./page.ts";

/** A function of the step in Python, and the names of the helpers that it calls. */
export interface Written {
  readonly body: string;
  readonly helpers: readonly string[];
}

/**
 * A spec as the body of a Python function `lr(step)`: one line for each part, all of them computed, and the right one
 * chosen by `where`. So the same body runs on numbers and on traced arrays. What has no short formula (noise, smooth
 * knots, numbers too large for Python) becomes the list of its values, one for each step of the run.
 */
export function write(spec: Spec, steps: number): Written {
  const page: Page = {
    lines: [],
    used: new Set(),
    steps,
    short: true,
    part: (inner, t) => part(inner, t, page),
  };
  const value = part(spec, "t", page);
  if (!page.short) return sampled(spec, steps);
  const order = Object.keys(helpers).filter((name) => page.used.has(name));
  return { body: [...page.lines, `return ${value}`].join("\n"), helpers: order };
}

/** The values of a spec, one for each step of the run. */
function sampled(spec: Spec, steps: number): Written {
  const { at } = compile(spec, { steps });
  return write(tableOf(Float64Array.from({ length: steps }, (_, step) => at(step))), steps);
}

/** The expression of a part at a time: a name or a short formula. */
function part(spec: Spec, t: string, page: Page): string {
  switch (spec.kind) {
    case "constant":
      return float(spec.value);
    case "linear":
    case "cosine":
    case "polynomial":
    case "tanh":
    case "log":
    case "rex":
      return ramp(spec, t, page);
    case "exponential":
    case "power":
      return decay(spec, t, page);
    case "steps":
      if (spec.at.length === 0) return float(spec.values[0]);
      use(page, "levels");
      return named(page, "v", `levels(${t}, ${list(spec.at as number[])}, ${list(spec.values)})`);
    case "table":
      return table(spec, t, page);
    case "knots":
      return knots(spec, t, page);
    case "sequence":
      return sequence(spec.of, t, page);
    case "slice": {
      const { skip = 0, over } = spec;
      const inside = over === undefined ? t : `minimum(${t}, ${number(over as number)})`;
      return part(
        spec.of,
        named(page, "t", skip === 0 ? inside : `${number(skip as number)} + ${inside}`),
        page,
      );
    }
    case "stairs": {
      const { every, treads = 1 } = spec as { every: number; treads?: number };
      const tread =
        treads === 1
          ? `floor(${t} / ${number(every)}) * ${number(every)}`
          : `floor(${t} * ${number(treads)} / ${number(every)}) * ${number(every)} / ${number(treads)}`;
      return part(spec.of, named(page, "t", tread), page);
    }
    case "repeat":
      return repeated(spec, t, page);
    case "scale":
      return named(page, "v", `${number(spec.by)} * ${part(spec.of, t, page)}`);
    case "clamp": {
      const value = part(spec.of, t, page);
      const low = spec.min === undefined ? value : `maximum(${value}, ${float(spec.min)})`;
      return named(page, "v", spec.max === undefined ? low : `minimum(${low}, ${float(spec.max)})`);
    }
    case "sum":
    case "product":
      return named(
        page,
        "v",
        spec.of.map((each) => part(each, t, page)).join(spec.kind === "sum" ? " + " : " * "),
      );
    case "max":
    case "min": {
      const fold = spec.kind === "max" ? "maximum" : "minimum";
      return spec.of
        .map((each) => part(each, t, page))
        .reduce((a, b) => named(page, "v", `${fold}(${a}, ${b})`));
    }
    default:
      return long(page);
  }
}
