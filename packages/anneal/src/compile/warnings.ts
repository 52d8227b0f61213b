import { type AnySpec, type Curve, mapItem } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import type { Compiler } from "./create-compiler.ts";
import { type Part, partsOf } from "./parts.ts";

/** Something legal that is usually wrong. `message` is one sentence, `path: what is so`. */
export interface Warning {
  readonly code:
    | "zero"
    | "zero-start"
    | "negative"
    | "peak-not-reached"
    | "no-restart"
    | "many-restarts"
    | "long-warmup"
    | "jump"
    | "ends-early"
    | "ends-late"
    | "epochs"
    | "share";
  readonly path: string;
  /** The step that shows it. */
  readonly step: number;
  readonly message: string;
}

/** What the rules look at: the curve at its telling steps. */
interface Seen {
  readonly curve: Curve;
  readonly at: Curve["at"];
  readonly parts: readonly Part[];
  readonly steps: number;
  /** Telling steps, in order, and the LRs there. */
  readonly points: readonly number[];
  readonly values: readonly number[];
  readonly peak: number;
  /** LR of the last update. */
  readonly last: number;
}

type Found = readonly [code: Warning["code"], where: { readonly path: string }, step: number, says: string];
type Rule = (seen: Seen) => Found | undefined | false;

/** Every warning about a curve and the lengths that are written in its spec. */
export function warningsOf(
  curve: Curve,
  spec: AnySpec,
  horizon: Horizon,
  compiler: Compiler,
): readonly Warning[] {
  const { steps } = horizon;
  const parts = partsOf(curve, steps);
  const points = telling(parts, steps);
  const values = points.map(curve.at);
  const peak = Math.max(...values);
  const last = values[values.length - 1];
  const seen: Seen = { curve, at: curve.at, parts, steps, points, values, peak, last };
  const found = [...rules.map((rule) => rule(seen)), lengthSlip(spec, curve.path, horizon, compiler)];
  return found
    .flatMap((each) => (each ? [each] : []))
    .map(([code, { path }, step, says]) => ({ code, path, step, message: `${path}: ${says}` }))
    .sort((one, other) => one.step - other.step);
}

const ramps = new Set(["linear", "cosine", "polynomial", "tanh", "log", "rex"]);

/** Whether a part is a ramp that goes down and has an end. */
const falls = ({ kind, start, end }: Part, at: Curve["at"]): boolean =>
  ramps.has(kind) && end < Infinity && at(end) < at(start);

const zero: Rule = ({ curve, parts, peak, values }) => {
  if (peak === 0 && Math.min(...values) === 0) return ["zero", curve, 0, "the LR is 0 throughout"];
  return (
    values[0] === 0 &&
    peak > 0 && ["zero-start", parts[0], 0, "update 0 runs at an LR of 0 and changes nothing; start above 0"]
  );
};

const negative: Rule = ({ curve, points, values }) => {
  const i = values.findIndex((value) => value < 0);
  return i >= 0 && ["negative", curve, points[i], `the LR is ${brief(values[i])} at step ${points[i]}`];
};

const peakNotReached: Rule = ({ parts, at, steps, peak }) => {
  const part = parts.find(({ end }) => end > steps && end < Infinity && at(end) > peak * (1 + 1e-9));
  return (
    part && [
      "peak-not-reached",
      part,
      steps,
      `the LR of ${brief(at(part.end))} would come at step ${brief(part.end)}; the run of ${steps} steps reaches ${brief(peak)}`,
    ]
  );
};

const restarts: Rule = ({ parts, steps }) => {
  const cycles = parts.filter((part) => part.cycle !== undefined);
  const lost = cycles.find(({ cycle, end, final, cut }) => cycle === 0 && end >= steps && !final && !cut);
  if (lost) {
    const says = `the first restart would come at step ${brief(lost.end)}; the run has ${steps} steps`;
    return ["no-restart", lost, steps, says];
  }
  const says = `more than 1000 cycles in ${steps} steps; ${epochs(cycles[0]?.end)}`;
  return cycles.length > 1000 && cycles[0].of !== "table" && ["many-restarts", cycles[0], 0, says];
};

const endsEarly: Rule = ({ parts, at, steps, peak, points, values }) => {
  const part = parts[parts.length - 1];
  const end = Math.ceil(part.end);
  const left = steps - end;
  const cycles = part.cycle !== undefined;
  const hint = part.end < steps / 20 ? `; ${epochs(part.end - part.start)}` : "";
  if (left > 1 && (cycles ? at(part.end) < peak : falls(part, at))) {
    const what = cycles ? "last cycle" : "decay";
    const says = `the ${what} ends at step ${brief(part.end)}; the last ${left} of ${steps} updates run at ${brief(at(part.end))}`;
    return ["ends-early", part, end, says + hint];
  }
  if (part.kind === "steps" && part.end > 0 && hint) {
    return ["ends-early", part, end, `the last milestone is step ${end} of ${steps}; ${epochs(part.end)}`];
  }
  const gone = firstBelow(peak / 1000, { at, points, values });
  const says = `from step ${gone} of ${steps} on the LR is below a thousandth of its peak`;
  return gone < steps / 2 && part.kind !== "power" && ["ends-early", part, gone, says];
};

/** The first step from which on the LR is at most so high: found among the telling steps, then between two of them. */
function firstBelow(level: number, { at, points, values }: Pick<Seen, "at" | "points" | "values">): number {
  let i = values.length - 1;
  while (i >= 0 && values[i] <= level) i--;
  let low = points[i] ?? -1;
  let high = points[i + 1] ?? Infinity;
  while (high - low > 1 && high < Infinity) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) > level) low = middle;
    else high = middle;
  }
  return high;
}

const endsLate: Rule = ({ parts, at, steps, last }) => {
  const part = parts.find((each) => each.end > steps && (each.kind === "steps" || falls(each, at)));
  if (!part) return undefined;
  const end = brief(part.end);
  const says =
    part.kind === "steps"
      ? `the milestone at step ${end} comes after the run of ${steps} steps`
      : `the decay ends at step ${end}, after the run of ${steps}; the last update runs at ${brief(last)}, not ${brief(at(part.end))}`;
  return ["ends-late", part, steps, says];
};

const warmup: Rule = ({ parts, at, points, values, peak, last, steps }) => {
  if (parts.some((part) => part.cycle !== undefined)) return undefined;
  const rise = points[values.indexOf(peak)];
  const top = values.lastIndexOf(peak);
  const bottom = points[values.indexOf(last, top)];
  // Both in updates: one that falls to the end of the run is at its lowest after the last of them.
  const fall = bottom - points[top] + (bottom === steps - 1 ? 1 : 0);
  // What falls all at once, from a level that was held, is a milestone and no decay.
  const isDecay = bottom > points[top] && at(bottom - 1) < at(bottom - 2);
  const says = `the LR rises for ${rise} updates and falls for ${fall}; a warmup is usually the shorter one`;
  return isDecay && rise > fall && ["long-warmup", parts[0], rise, says];
};

/** Between two parts the LR should go on where it was, or fall a little, unless a level or a cycle begins. */
const jump: Rule = ({ parts, at, steps }) => {
  for (const part of parts.slice(1, 1000)) {
    const { start } = part;
    const before = at(start * (1 - 1e-9));
    const ratio = at(start) / before;
    if (start < steps && !part.cycle && ramps.has(part.kind) && (ratio > 1.1 || ratio < 0.5)) {
      return ["jump", part, Math.ceil(start), `the LR jumps from ${brief(before)} to ${brief(at(start))}`];
    }
  }
  return undefined;
};

const rules: readonly Rule[] = [zero, negative, peakNotReached, restarts, endsEarly, endsLate, warmup, jump];

/** The first length in a spec that was probably meant in another unit. */
function lengthSlip(spec: AnySpec, path: string, horizon: Horizon, compiler: Compiler): Found | undefined {
  const { stepsPerEpoch = 0 } = horizon;
  let found: Found | undefined;
  for (const [name, field] of Object.entries(compiler.kinds.get(spec.kind)?.fields ?? {})) {
    const value = (spec as unknown as { readonly [field: string]: unknown })[name];
    mapItem(value, field, `${path}.${name}`, (each, { type }, place) => {
      if (found || each === undefined) return;
      if (type === "spec") found = lengthSlip(each as AnySpec, place, horizon, compiler);
      if (type !== "duration" || typeof each !== "number" || each === 0) return;
      if (each < 1 && horizon.steps > 1) {
        const says = `${each} is below one step; if a share was meant, write "${brief(each * 100)}%"`;
        found = ["share", { path: place }, 0, says];
      } else if (each <= 300 && each < stepsPerEpoch / 50) {
        found = ["epochs", { path: place }, 0, `${each} steps are a small part of an epoch; ${epochs(each)}`];
      }
    });
  }
  return found;
}

const epochs = (amount = 0): string => `if epochs were meant, write "${brief(amount)}ep"`;

/** Steps at which a curve can change its course, and a few hundred between them; whole, in order, within the run. */
function telling(parts: readonly Part[], steps: number): number[] {
  const points = new Set([0, steps - 1]);
  for (const { start, end } of parts.slice(0, 1000)) {
    for (const edge of [start, end]) for (const near of [-1, 0, 1]) points.add(Math.ceil(edge) + near);
  }
  for (let i = 1; i < 500; i++) points.add(Math.floor((i * steps) / 500));
  return [...points].filter((point) => point >= 0 && point < steps).sort((one, other) => one - other);
}

/** A number in at most six digits. */
const brief = (value: number): string => String(Number(value.toPrecision(6)));
