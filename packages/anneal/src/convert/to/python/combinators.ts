import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import { spanOf } from "../../shared/parts.ts";
import { number } from "./literal.ts";
import { float, list, long, named, type Page } from "./page.ts";

/** Parts end to end: each at its own time, which never lies before its start. */
export function sequence(parts: readonly Spec[], t: string, page: Page): string {
  const starts: number[] = [];
  let start = 0;
  for (const each of parts) {
    starts.push(start);
    start += lengthOf(each);
  }
  const rule = parts.flatMap((each, i) => {
    const last = i === parts.length - 1;
    if (!last && starts[i + 1] === starts[i]) return [];
    const time = starts[i] === 0 ? t : named(page, "t", `maximum(${t} - ${number(starts[i])}, 0)`);
    return [{ until: last ? Infinity : starts[i + 1], value: page.part(each, time) }];
  });
  return rule.reduceRight(
    (rest, { until, value }) =>
      until === Infinity ? value : named(page, "v", `where(${t} < ${number(until)}, ${value}, ${rest})`),
    "",
  );
}

/** The length of a part, however deep: as it compiles. */
function lengthOf(spec: Spec): number {
  const known = spanOf(spec);
  return known < Infinity ? known : compile(spec, { steps: 1 }).span;
}

/** A cycle: the names of its number, and of its start. */
interface Cycle {
  readonly index: string;
  readonly start: string;
}

export function repeated(spec: Extract<Spec, { readonly kind: "repeat" }>, t: string, page: Page): string {
  const { times, stretch = 1, damp = 1 } = spec;
  const n = lengthOf(spec.of);
  if (!Number.isFinite(damp ** (page.steps / n))) return long(page);
  const { index, start } =
    stretch === 1 ? equalCycle(t, n, page) : growingCycle(t, { n, stretch, times }, page);
  const local = stretch === 1 ? `${t} - ${start}` : `(${t} - ${start}) / ${number(stretch)} ** ${index}`;
  const time = named(page, "t", `minimum(maximum(${local}, 0), ${number(n)})`);
  const value = page.part(spec.of, time);
  const damped = damp === 1 ? value : named(page, "v", `${value} * ${number(damp)} ** ${index}`);
  if (times === undefined) return damped;
  const whole = compile(spec, { steps: 1 });
  const end = whole.at(whole.span);
  return named(page, "v", `where(${index} < ${times}, ${damped}, ${float(end)})`);
}

/** The cycle of a step: the quotient guesses, the starts decide. */
function equalCycle(t: string, n: number, page: Page): Cycle {
  const guess = named(page, "i", `floor(${t} / ${number(n)})`);
  const up = named(page, "i", `where((${guess} + 1) * ${number(n)} <= ${t}, ${guess} + 1, ${guess})`);
  const index = named(page, "i", `where(${up} * ${number(n)} > ${t}, ${up} - 1, ${up})`);
  return { index, start: `${index} * ${number(n)}` };
}

/** Cycles of growing length: their starts up to the end of the run, in a list. */
function growingCycle(
  t: string,
  { n, stretch, times }: { readonly n: number; readonly stretch: number; readonly times: number | undefined },
  page: Page,
): Cycle {
  const starts = [0];
  let length = n;
  const most = Math.min(times ?? 4096, 4096);
  while (starts[starts.length - 1] <= page.steps && starts.length <= most) {
    starts.push(starts[starts.length - 1] + length);
    length *= stretch;
  }
  const names = named(page, "s", list(starts));
  const index = named(page, "i", `rank(${names}, ${t}) - 1`);
  return { index, start: `take(${names}, ${index})` };
}
