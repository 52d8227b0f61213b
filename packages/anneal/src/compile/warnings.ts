import type { Curve } from "../schedules/index.ts";
import { type Part, partsOf } from "./parts.ts";

/** Something legal that is usually wrong. `message` is one sentence, `path: what is so`. */
export interface Warning {
  readonly code:
    | "zero-start"
    | "negative"
    | "peak-not-reached"
    | "no-restart"
    | "long-warmup"
    | "ends-early"
    | "ends-late";
  readonly path: string;
  /** The step that shows it. */
  readonly step: number;
  readonly message: string;
}

/** Every warning about a curve in a run of so many steps. */
export function warningsOf(curve: Curve, steps: number): readonly Warning[] {
  const parts = partsOf(curve, steps);
  const { at } = curve;
  const points = telling(parts, steps);
  const values = points.map(at);
  const peak = Math.max(...values);
  const found: Warning[] = [];
  const warn = (code: Warning["code"], { path }: { path: string }, step: number, says: string): void => {
    found.push({ code, path, step, message: `${path}: ${says}` });
  };
  if (values[0] === 0 && peak > 0) {
    warn("zero-start", parts[0], 0, "update 0 runs at an LR of 0 and changes nothing; start above 0");
  }
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0)
    warn(
      "negative",
      curve,
      points[negative],
      `the LR is ${brief(values[negative])} at step ${points[negative]}`,
    );
  const higher = parts.find(({ end }) => end > steps && end < Infinity && at(end) > peak * (1 + 1e-9));
  if (higher) {
    const { end } = higher;
    warn(
      "peak-not-reached",
      higher,
      steps,
      `the LR of ${brief(at(end))} would come at step ${brief(end)}; the run of ${steps} steps reaches ${brief(peak)}`,
    );
  }
  for (const { repeat, first } of lostRestarts(curve, 0, steps)) {
    warn(
      "no-restart",
      repeat,
      steps,
      `the first restart would come at step ${brief(first)}; the run has ${steps} steps`,
    );
  }
  const last = parts[parts.length - 1];
  const tail = steps - Math.ceil(last.end);
  const cycles = last.cycle !== undefined;
  if (tail > 1 && (cycles ? at(last.end) < peak : falls(last, at))) {
    const hint =
      last.end < steps / 20 ? `; if epochs were meant, write "${brief(last.end - last.start)}ep"` : "";
    warn(
      "ends-early",
      last,
      Math.ceil(last.end),
      `the ${cycles ? "last cycle" : "decay"} ends at step ${brief(last.end)}; the last ${tail} of ${steps} updates run at ${brief(at(last.end))}${hint}`,
    );
  }
  const amount = values[values.length - 1];
  const late = parts.find((part) => part.end > steps && (part.kind === "steps" || falls(part, at)));
  if (late) {
    warn(
      "ends-late",
      late,
      steps,
      late.kind === "steps"
        ? `the milestone at step ${brief(late.end)} comes after the run of ${steps} steps`
        : `the decay ends at step ${brief(late.end)}, after the run of ${steps}; the last update runs at ${brief(amount)}, not ${brief(at(late.end))}`,
    );
  }
  const top = values.lastIndexOf(peak);
  const rise = points[values.indexOf(peak)];
  const bottom = points[values.indexOf(amount, top)];
  const fall = bottom - points[top];
  // What falls all at once, from a level that was held, is a milestone and no decay.
  const isDecay = fall > 0 && at(bottom - 1) < at(bottom - 2);
  if (isDecay && rise > fall && parts.every((part) => part.cycle === undefined)) {
    warn(
      "long-warmup",
      parts[0],
      rise,
      `the LR rises for ${rise} steps and falls for ${fall}; a warmup is usually the shorter one`,
    );
  }
  return found.sort((one, other) => one.step - other.step);
}

/** Steps at which a curve can change its course, and a few hundred between them; whole, in order, within the run. */
function telling(parts: readonly Part[], steps: number): number[] {
  const points = new Set([0, steps - 1]);
  for (const { start, end } of parts.slice(0, 1000)) {
    for (const edge of [start, end]) for (const near of [-1, 0, 1]) points.add(Math.ceil(edge) + near);
  }
  for (let i = 1; i < 500; i++) points.add(Math.floor((i * steps) / 500));
  return [...points].filter((point) => point >= 0 && point < steps).sort((one, other) => one - other);
}

const ramps = new Set(["linear", "cosine", "polynomial", "tanh", "log", "rex"]);

/** Whether a part is a ramp that goes down and has an end. */
const falls = ({ kind, start, end }: Part, at: Curve["at"]): boolean =>
  ramps.has(kind) && end < Infinity && at(end) < at(start);

/** Repeats of several cycles of which the run sees no second one. */
function lostRestarts(curve: Curve, offset: number, steps: number): { repeat: Curve; first: number }[] {
  const { like, pieces, cycles } = curve;
  if (like) return lostRestarts(like, offset, steps);
  if (pieces) {
    return pieces.flatMap(({ curve: inner, start, skip }) =>
      start + offset < steps ? lostRestarts(inner, offset + start - skip, steps) : [],
    );
  }
  const first = cycles && cycles.times > 1 ? cycles.start(1) + offset : 0;
  return first >= steps ? [{ repeat: curve, first }] : [];
}

/** A number in at most six digits. */
const brief = (value: number): string => String(Number(value.toPrecision(6)));
