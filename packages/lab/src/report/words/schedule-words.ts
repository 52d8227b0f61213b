import { type Curve, compile, type Spec } from "anneal";
import { formatLr, formatShare, type Phase, phases } from "anneal/describe";

/** A schedule as a sentence needs it. */
export interface ScheduleWords {
  /** After "use": `a linear decay to zero`. */
  readonly object: string;
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

/** What a schedule is called, from what it does; from its label where that is no plain fall. */
export function scheduleWords(label: string, spec: Spec, steps: number): ScheduleWords {
  const own = { object: inSentence(label), noun: `${inSentence(label)} schedule` };
  const curve = curveOf(spec, steps);
  if (curve === undefined) return own;
  const found = phases(curve, steps, spec).filter(({ name }) => name !== "warmup");
  const fall = found.find(({ name }) => name === "cooldown");
  if (found.length === 1 && found[0].name === "hold")
    return { object: "a constant rate", noun: "constant rate" };
  if (fall?.shape === undefined || !adjectives.has(fall.shape)) return own;
  const end = levelWords(curve, steps);
  const shape = `${fall.shape === "exponential" || fall.shape === "1-sqrt" ? "" : ""}${fall.shape}`;
  const article = /^[aeiou]/i.test(shape) ? "an" : "a";
  const [first, second, third] = found;
  const falls = (one: Phase | undefined): boolean => one === fall;
  if (falls(first) && (second === undefined || (second.name === "tail" && third === undefined)))
    return { object: `${article} ${shape} decay ${end}`, noun: `${shape} decay` };
  if (first.name === "hold" && falls(second) && (third === undefined || third.name === "tail")) {
    const share = formatShare((fall.end - fall.start) / steps);
    return {
      object: `a constant rate with ${article} ${shape} cooldown ${end} over the last ${share}`,
      noun: `hold and ${shape} cooldown`,
    };
  }
  return own;
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
export function peakOf(curve: Curve, steps: number): number {
  const count = Math.min(steps, 2000);
  let peak = curve.at(0);
  for (let k = 1; k <= count; k++) peak = Math.max(peak, curve.at(Math.round((k * (steps - 1)) / count)));
  for (const { start } of phases(curve, steps)) peak = Math.max(peak, curve.at(Math.ceil(start)));
  return peak;
}
