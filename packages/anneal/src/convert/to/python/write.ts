import { compile } from "../../../compile/index.ts";
import { type Spec, tableOf } from "../../../schedules/index.ts";
import { spanOf } from "../../shared/parts.ts";
import { helpers } from "./helpers.ts";
import { number } from "./literal.ts";

/** What has been written so far: lines of the body, and the helpers they need. */
interface Page {
  readonly lines: string[];
  readonly used: Set<string>;
  readonly steps: number;
  /** Set where a part has no short formula, or one that Python cannot compute. */
  short: boolean;
}

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
  const page: Page = { lines: [], used: new Set(), steps, short: true };
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

/** Notes that there is no short formula; what stands there instead is never read. */
function long(page: Page): string {
  page.short = false;
  return "0.0";
}

/** Writes a line, and names what it computes. */
function named(page: Page, prefix: string, expression: string): string {
  const name = `${prefix}${page.lines.length + 1}`;
  page.lines.push(`${name} = ${expression}`);
  return name;
}

const use = (page: Page, ...names: string[]): void => {
  for (const name of names) page.used.add(name);
};

const list = (values: readonly number[]): string => `[${values.map(number).join(", ")}]`;

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

/** A level is a float, also where it is whole: a traced function must not return an integer. */
const float = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : number(value);

type RampSpec = Extract<Spec, { readonly kind: "linear" | "cosine" | "polynomial" | "tanh" | "log" | "rex" }>;

function ramp(spec: RampSpec, t: string, page: Page): string {
  const over = spec.over as number;
  const [a, b] = [float(spec.from ?? spec.to / (over + 1)), float(spec.to)];
  if (over === 0) return spec.kind === "tanh" ? part(atEnd(spec), t, page) : b;
  const onward = "past" in spec && spec.past === "continue";
  const share = onward ? `${t} / ${number(over)}` : `progress(${t}, ${number(over)})`;
  if (!onward) use(page, "progress");
  const { pace = 1 } = spec;
  const p = named(page, "p", pace === 1 ? share : `(${share}) ** ${number(pace)}`);
  const call = (name: string, ...args: string[]): string => {
    use(page, name);
    return named(page, "v", `${name}(${args.join(", ")})`);
  };
  switch (spec.kind) {
    case "linear":
      return call("linear", p, a, b);
    case "cosine":
      if (spec.power === undefined || spec.power === 1) return call("cosine", p, a, b);
      return call("ease_out", `((1 + cos(pi * ${p})) / 2) ** ${number(spec.power)}`, a, b);
    case "polynomial":
      if (spec.ease === "in") return call("linear", `${p} ** ${number(spec.power)}`, a, b);
      return call("ease_out", `(1 - ${p}) ** ${number(spec.power)}`, a, b);
    case "tanh":
      return call("tanh_ramp", p, a, b, number(spec.lb ?? -7), number(spec.ub ?? 3));
    case "log":
      return call("linear", `log1p(${p} * ${number(over)}) / log1p(${number(over)})`, a, b);
    case "rex":
      return call("rex", p, a, b);
  }
}

/** A tangent is not exact at its ends. */
const atEnd = (spec: Spec): Spec => ({ kind: "constant", value: compile(spec, { steps: 1 }).at(0) });

function decay(
  spec: Extract<Spec, { readonly kind: "exponential" | "power" }>,
  t: string,
  page: Page,
): string {
  const per = (spec.per as number | undefined) ?? 1;
  const time = spec.over === undefined ? t : `minimum(${t}, ${number(spec.over as number)})`;
  const periods = per === 1 ? time : `${time} / ${number(per)}`;
  if (spec.kind === "exponential" && !Number.isFinite(spec.factor ** (page.steps / per))) return long(page);
  if (spec.kind === "exponential")
    return named(page, "v", `${number(spec.from)} * ${float(spec.factor)} ** (${periods})`);
  const rate = spec.rate === undefined || spec.rate === 1 ? "" : `${number(spec.rate)} * `;
  return named(page, "v", `${number(spec.from)} * (1 + ${rate}${periods}) ** ${float(spec.power)}`);
}

function table(spec: Extract<Spec, { readonly kind: "table" }>, t: string, page: Page): string {
  use(page, "levels");
  let end = 0;
  const at: number[] = [];
  for (const [, n] of spec.runs.slice(0, -1)) {
    end += n;
    at.push(end);
  }
  return named(page, "v", `levels(${t}, ${list(at)}, ${list(spec.runs.map(([value]) => value))})`);
}

function knots(spec: Extract<Spec, { readonly kind: "knots" }>, t: string, page: Page): string {
  if (spec.points.length === 1) return float(spec.points[0][1]);
  if (spec.via === "smooth") return long(page);
  const helper = spec.via === "log" ? "log_knots" : "knots";
  use(page, "between", helper);
  const [times, values] = [spec.points.map(([at]) => at as number), spec.points.map(([, value]) => value)];
  return named(page, "v", `${helper}(${t}, ${list(times)}, ${list(values)})`);
}

/** Parts end to end: each at its own time, which never lies before its start. */
function sequence(parts: readonly Spec[], t: string, page: Page): string {
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
    return [{ until: last ? Infinity : starts[i + 1], value: part(each, time, page) }];
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

function repeated(spec: Extract<Spec, { readonly kind: "repeat" }>, t: string, page: Page): string {
  const { times, stretch = 1, damp = 1 } = spec;
  const n = lengthOf(spec.of);
  if (!Number.isFinite(damp ** (page.steps / n))) return long(page);
  const { index, start } =
    stretch === 1 ? equalCycle(t, n, page) : growingCycle(t, { n, stretch, times }, page);
  const local = stretch === 1 ? `${t} - ${start}` : `(${t} - ${start}) / ${number(stretch)} ** ${index}`;
  const time = named(page, "t", `minimum(maximum(${local}, 0), ${number(n)})`);
  const value = part(spec.of, time, page);
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
