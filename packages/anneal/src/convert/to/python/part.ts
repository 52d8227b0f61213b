import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import { atom, type Expression, minus, power, product, quotient, remainder, sum } from "./expression.ts";
import { decay, grown, isRamp, levelOf, looked, ramp } from "./leaves.ts";
import { inShort, listed, long, named, type Page, shortTime, since, type Time } from "./page.ts";
import { lengthOf, type Ruling, rulingParts } from "./pieces.ts";
import { level, plain, treadOf, type Words } from "./words.ts";

/** The value of a part at a time. */
export function part(spec: Spec, t: Time, page: Page): Expression {
  const known = levelOf(spec);
  if (known !== undefined) return level(known);
  const parts = rulingParts(spec);
  if (parts) return chosen(parts, t, page);
  const { words: w } = page;
  switch (spec.kind) {
    case "linear":
    case "cosine":
    case "polynomial":
    case "tanh":
    case "log":
    case "rex":
      return ramp(spec, t, { page, within: false });
    case "exponential":
    case "power":
      return decay(spec, t, page);
    case "steps":
      return looked([listed(page, "AT", spec.at as number[]), listed(page, "VALUES", spec.values)], t, w);
    case "table":
      return table(spec, t, page);
    case "slice":
      return part(spec.of, sliced(spec, t, page), page);
    case "stairs":
      return stairs(spec, t, page);
    case "repeat":
      return repeated(spec, t, page);
    case "scale":
      return product(plain(spec.by), ...inShort(page, [part(spec.of, t, page)]));
    case "clamp": {
      const value = part(spec.of, t, page);
      const low = spec.min === undefined ? value : w.max(value, level(spec.min));
      return spec.max === undefined ? low : w.min(low, level(spec.max));
    }
    case "sum":
    case "product": {
      const values = spec.of.map((each) => part(each, t, page));
      const [first, ...rest] = inShort(page, values);
      return (spec.kind === "sum" ? sum : product)(first, ...rest);
    }
    case "max":
    case "min": {
      const fold = spec.kind === "max" ? w.max : w.min;
      const values = spec.of.map((each) => part(each, t, page));
      return inShort(page, values).reduce(fold);
    }
    default:
      return long(page);
  }
}

/** Each part at its own time, all of them computed, and the right one chosen. */
function chosen(parts: readonly Ruling[], t: Time, page: Page): Expression {
  const { words: w } = page;
  const values = parts.map(({ start, spec }) => {
    const own = shortTime(page, since(t, start));
    const time =
      start === 0 || soundBefore(spec, w) ? own : { at: w.max(own.at, plain(0)), whole: own.whole };
    return named(page, "v", part(spec, time, page));
  });
  return values.reduceRight((rest, value, i) =>
    named(page, "v", w.where(t.at, plain(parts[i].until), [value, rest])),
  );
}

/** Whether a part is a number also before its start, where its value is computed and not chosen. */
function soundBefore(spec: Spec, { dialect }: Words): boolean {
  if (levelOf(spec) !== undefined) return true;
  if (!isRamp(spec)) return false;
  const plainShare = spec.pace === undefined || spec.pace === 1;
  const smooth = spec.kind !== "log" && !("ease" in spec && spec.ease === "in");
  // Traced libraries clip the share.
  return dialect !== "math" || (plainShare && smooth);
}

/** The time inside a slice. */
export function sliced(
  { skip = 0, over }: Extract<Spec, { readonly kind: "slice" }>,
  t: Time,
  page: Page,
): Time {
  const end = over as number | undefined;
  const inside: Time =
    end === undefined ? t : { at: page.words.min(t.at, plain(end)), whole: t.whole && Number.isInteger(end) };
  return shortTime(page, since(inside, -(skip as number)));
}

function stairs(spec: Extract<Spec, { readonly kind: "stairs" }>, t: Time, page: Page): Expression {
  const { of, treads = 1 } = spec;
  const every = spec.every as number;
  const { words: w } = page;
  const whole = t.whole && treads === 1;
  if (whole && of.kind === "exponential" && of.per === spec.every && of.over === undefined) {
    const count = treadOf(t.at, every, w, false);
    return grown(of, count, { page, periods: page.steps / every });
  }
  const at = whole
    ? treadOf(t.at, every, w, true)
    : treads === 1
      ? product(w.f("floor", quotient(t.at, plain(every))), plain(every))
      : quotient(
          product(w.f("floor", quotient(product(t.at, plain(treads)), plain(every))), plain(every)),
          plain(treads),
        );
  return part(of, { at: named(page, "t", at), whole: whole && Number.isInteger(every) }, page);
}

function table(spec: Extract<Spec, { readonly kind: "table" }>, t: Time, page: Page): Expression {
  let end = 0;
  const at = spec.runs.slice(0, -1).map(([, n]) => {
    end += n;
    return end;
  });
  const values = spec.runs.map(([value]) => value);
  return looked([listed(page, "AT", at), listed(page, "VALUES", values)], t, page.words);
}

/** A cycle: its number, and the time in it. */
interface Cycle {
  readonly index: Expression;
  readonly local: Time;
}

function repeated(spec: Extract<Spec, { readonly kind: "repeat" }>, t: Time, page: Page): Expression {
  const { times, stretch = 1, damp = 1 } = spec;
  const n = lengthOf(spec.of);
  if (!Number.isFinite(damp ** (page.steps / n))) return long(page);
  const counted = damp !== 1 || times !== undefined;
  const { index, local } =
    stretch === 1 ? equalCycle(t, { n, counted }, page) : growingCycle(t, { n, stretch, times }, page);
  const value = part(spec.of, { at: named(page, "t", local.at), whole: local.whole }, page);
  const damped = damp === 1 ? value : product(value, power(level(damp), index));
  if (times === undefined) return damped;
  const whole = compile(spec, { steps: 1 });
  const held = level(whole.at(whole.span));
  return page.words.where(index, plain(times), [damped, held]);
}

/** Whole cycles by Python's own division; else the quotient guesses, and the starts decide. */
function equalCycle(
  t: Time,
  { n, counted }: { readonly n: number; readonly counted: boolean },
  page: Page,
): Cycle {
  const { words: w } = page;
  const length = plain(n);
  if (t.whole && Number.isInteger(n)) {
    const index = counted ? named(page, "i", treadOf(t.at, n, w, false)) : atom("0");
    return { index, local: { at: remainder(t.at, length), whole: true } };
  }
  const guess = named(page, "i", w.f("floor", quotient(t.at, length)));
  const above = product(sum(guess, atom("1")), length);
  // One cycle later where the next start is already reached, one earlier where its own is not.
  const later = named(page, "i", w.where(t.at, above, [guess, sum(guess, atom("1"))]));
  const index = named(page, "i", w.where(t.at, product(later, length), [minus(later, atom("1")), later]));
  const local = minus(t.at, product(index, length));
  return { index, local: { at: w.min(w.max(local, plain(0)), length), whole: false } };
}

/** Cycles of growing length: their starts up to the end of the run, in a list. */
function growingCycle(
  t: Time,
  { n, stretch, times }: { readonly n: number; readonly stretch: number; readonly times: number | undefined },
  page: Page,
): Cycle {
  const { words: w } = page;
  const starts = [0];
  let length = n;
  const most = Math.min(times ?? 4096, 4096);
  while (starts[starts.length - 1] <= page.steps && starts.length <= most) {
    starts.push(starts[starts.length - 1] + length);
    length *= stretch;
  }
  const list = listed(page, "STARTS", starts);
  const index = named(page, "i", minus(w.rank(list, t.at), atom("1")));
  const scaled = quotient(minus(t.at, w.take(list, index)), power(plain(stretch), index));
  return { index, local: { at: w.min(scaled, plain(n)), whole: false } };
}
