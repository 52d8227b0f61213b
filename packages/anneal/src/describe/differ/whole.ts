import { formatLrs, formatSteps } from "../format.ts";
import { isNear } from "./gaps.ts";
import { type Pair, type Reason, reason, type Side } from "./pair.ts";
import { later, someSteps, times } from "./words.ts";

/** The one reason that explains every difference, if there is one. */
export function wholeReason(pair: Pair): Reason | undefined {
  return rounding(pair) ?? scale(pair) ?? shift(pair) ?? stretch(pair);
}

/** Below this relative distance it is arithmetic that differs: float32 keeps about 1e-7. */
const ofFloat32 = 1e-6;

function rounding({ gaps }: Pair): Reason | undefined {
  if (!(gaps.relative < ofFloat32)) return undefined;
  const digits = Math.floor(-Math.log10(gaps.relative));
  return reason("rounding", `They agree to ${digits} digits everywhere: rounding, such as that of float32.`);
}

function scale({ a, b, gaps: { ratio, sampled } }: Pair): Reason | undefined {
  if (ratio === undefined || sampled) return undefined;
  const [one, other] = formatLrs(a.traits.summary.peak, b.traits.summary.peak);
  const [small, large, by] = ratio < 1 ? [b, a, 1 / ratio] : [a, b, ratio];
  return reason(
    "scale",
    `${large.name} is ${times(by)} ${small.name} at every update: one shape, with a peak of ${one} in ${a.name} and ${other} in ${b.name}.`,
  );
}

/** Updates of a long run at which a supposition is tried. */
const tries = 4096;

const somewhere = (from: number, to: number): readonly number[] => {
  const count = Math.min(tries, to - from);
  return Array.from({ length: count }, (_, i) => from + Math.floor((i * (to - from)) / count));
};

/** B at update k + s is A at update k, for all updates that both have. */
function shift(pair: Pair): Reason | undefined {
  const { a, b, steps, near } = pair;
  const places = [a, b].map(({ traits }) => [
    traits.summary.peakStep,
    traits.summary.lowestStep,
    Math.ceil(traits.rise?.end ?? 0),
    traits.summary.restarts[0] ?? 0,
    traits.cuts[0]?.[0] ?? 0,
  ]);
  const candidates = new Set(places[0].map((place, i) => places[1][i] - place));
  for (const by of candidates) {
    if (by === 0 || Math.abs(by) > steps / 2) continue;
    const [early, late] = by > 0 ? [a, b] : [b, a];
    const size = Math.abs(by);
    const same = somewhere(0, steps - size).every((k) =>
      isNear(early.curve.at(k), late.curve.at(k + size), near),
    );
    const moves = somewhere(0, steps - size).some((k) => early.curve.at(k) !== early.curve.at(0));
    if (!same || !moves) continue;
    return reason(
      "shift",
      `${late.name} does everything ${later(size)} than ${early.name}${cutsOf(early, late)}.`,
    );
  }
  return undefined;
}

/** `: cut at 30 and 60 instead of 29 and 59`. */
function cutsOf(early: Side, late: Side): string {
  const [before, after] = [early, late].map(({ traits }) => traits.cuts.map(([step]) => step));
  return before.length === 0 || before.length !== after.length
    ? ""
    : `: it is cut at ${someSteps(after)} instead of ${someSteps(before)}`;
}

/** The longer one is the shorter one over so many times the updates, perhaps at other levels. */
function stretch({ a, b, steps, near }: Pair): Reason | undefined {
  const [short, long] = a.curve.span <= b.curve.span ? [a, b] : [b, a];
  const by = long.curve.span / short.curve.span;
  const level = long.traits.summary.peak / short.traits.summary.peak;
  if (!(Number.isFinite(by) && by > 1 && Number.isFinite(level) && level > 0)) return undefined;
  const close = { tolerance: 1e-6, peak: 1e6 * near.peak };
  const within = somewhere(0, Math.ceil(Math.min(steps, short.curve.span)));
  const moves = within.some((k) => short.curve.at(k) !== short.curve.at(0));
  const same = within.every((k) => isNear(level * short.curve.at(k), long.curve.at(k * by), close));
  if (!same || !moves) return undefined;
  const [ends, instead] = [long, short].map(({ curve }) => formatSteps(curve.span));
  const lengths = `${long.name} is ${short.name} stretched over ${times(by)} the updates: ${ends} instead of ${instead}`;
  if (isNear(level, 1, { tolerance: 1e-9, peak: 1 })) return reason("stretch", `${lengths}.`);
  const [first, second] = formatLrs(a.traits.summary.peak, b.traits.summary.peak);
  return reason("stretch", `${lengths}, with a peak of ${first} in ${a.name} and ${second} in ${b.name}.`);
}
