import { type Curve, compile, type Spec } from "anneal";
import { formatLr, formatShare, phases } from "anneal/describe";

/** A schedule as a sentence needs it. */
export interface ScheduleWords {
  /** After "use": `a linear decay to zero`. Left out where only the label says it. */
  readonly object?: string;
  /** After "the": `linear decay`. */
  readonly noun: string;
}

/** Shapes that go before "decay" as they are; others are given after it. */
const adjectives: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "linear",
  "cosine",
  "1-sqrt",
  "square",
  "quadratic",
  "exponential",
  "REX",
  "square root",
]);

/** A label within a sentence: `Linear to zero` becomes `linear to zero`, `WSD 30%` stays. */
export const inSentence = (label: string): string =>
  /^\p{Lu}[\p{Ll} ]/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label;

/** The curve of a spec, or nothing where the spec is not one of anneal's. */
export function curveOf(spec: Spec, steps: number): Curve | undefined {
  try {
    return compile(spec, { steps });
  } catch {
    return undefined;
  }
}

/** A warmup longer than this share of the run is a half of the schedule, not a beginning. */
const longestWarmup = 0.15;

/** What a schedule is called, from what it does; from its label where that is no plain fall. */
export function scheduleWords(label: string, spec: Spec, steps: number): ScheduleWords {
  const own = { noun: `${inSentence(label)} schedule` };
  const curve = curveOf(spec, steps);
  if (curve === undefined) return own;
  const [first, ...more] = phases(curve, steps, spec);
  const found = first.name === "warmup" && first.end <= longestWarmup * steps ? more : [first, ...more];
  const fall = found.find(({ name }) => name === "cooldown");
  if (fall?.shape === undefined || !adjectives.has(fall.shape)) return own;
  const course = found
    .map(({ name }) => name)
    .join(" ")
    .replace(/ tail$/, "");
  const shape = `${/^[aeiou]/i.test(fall.shape) ? "an" : "a"} ${fall.shape}`;
  const end = levelWords(curve, steps);
  if (course === "cooldown") return { object: `${shape} decay ${end}`, noun: `${fall.shape} decay` };
  if (course !== "hold cooldown") return own;
  const share = formatShare((fall.end - fall.start) / steps);
  return {
    object: `a constant rate, then ${shape} cooldown ${end} over the last ${share},`,
    noun: `hold with ${shape} cooldown`,
  };
}

/** `to zero`, `to 10%`, `to 3e-5`. */
function levelWords(curve: Curve, steps: number): string {
  const [peak, end] = [peakOf(curve, steps), curve.at(steps)];
  if (Math.abs(end) <= 1e-9 * peak) return "to zero";
  const percent = (100 * end) / peak;
  const isRound = Math.abs(percent - Math.round(percent)) < 1e-6 && percent >= 1;
  return isRound ? `to ${formatShare(end / peak)}` : `to ${formatLr(end)}`;
}

/** The highest of about a thousand updates. */
function peakOf(curve: Curve, steps: number): number {
  const count = Math.min(steps, 2000);
  let peak = curve.at(0);
  for (let k = 1; k <= count; k++) peak = Math.max(peak, curve.at(Math.round((k * (steps - 1)) / count)));
  for (const { start } of phases(curve, steps)) peak = Math.max(peak, curve.at(Math.ceil(start)));
  return peak;
}
