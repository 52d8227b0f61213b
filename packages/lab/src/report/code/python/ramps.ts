import { type Made, NoClosedForm, type Node, type Scope } from "./node.ts";
import { add, call, div, mul, name, num, pow, powOf, sub, type Term } from "./terms.ts";

/** What every ramp has, lengths in steps. */
export interface RampFields {
  readonly from?: number;
  readonly to: number;
  readonly over: number;
  readonly pace: number;
  readonly past?: "hold" | "continue";
}

/** The weight of one end; that of the other is 1 less it, unless it is given too. */
interface Weights {
  readonly remaining?: Term;
  readonly elapsed?: Term;
}

const one = num(1);

/** The mixture of two levels, from the one nearer to 0 on, so that no digit is lost where it is small. */
function mix(from: number, to: number, { remaining, elapsed }: Weights): Term {
  const falling = remaining ?? sub(one, elapsed as Term);
  const rising = elapsed ?? sub(one, remaining as Term);
  if (to === 0) return mul(num(from), falling);
  if (from === 0) return mul(num(to), rising);
  if (from === to) return num(to);
  if (from < 0 !== to < 0) return add(mul(num(from), falling), mul(num(to), rising));
  const [near, far, weight] = Math.abs(from) > Math.abs(to) ? [to, from, falling] : [from, to, rising];
  return add(num(near), mul(sub(num(far), num(near)), weight));
}

/** A ramp whose weights are a function of its progress and of the time. */
function ramp(spec: RampFields, { drawn }: Made, weights: (p: Term, t: Term) => Weights): Node {
  const { to, over: span, pace, past } = spec;
  const from = spec.from ?? to / (span + 1);
  if (span === 0) return { span, holds: true, term: () => num(drawn.at(0)) };
  // Beyond the end a power of the progress grows so fast that its last digit decides where in a wave it lies.
  if (past === "continue" && pace !== 1) throw new NoClosedForm("a paced ramp that continues");
  const term = (t: Term): Term => {
    const p = div(t, num(span));
    return mix(from, to, weights(pace === 1 ? p : pow(p, pace), t));
  };
  return { span, holds: past !== "continue", term };
}

export function linear(spec: RampFields, made: Made): Node {
  const { from, to, over, pace } = spec;
  if (from === undefined && pace === 1 && over > 0) {
    const term = (t: Term): Term => div(mul(num(to), add(t, one)), num(over + 1));
    return { span: over, holds: spec.past !== "continue", term };
  }
  return ramp(spec, made, (p) => ({ remaining: sub(one, p), elapsed: p }));
}

export function cosine(spec: RampFields & { readonly power: number }, made: Made): Node {
  const { power } = spec;
  return ramp(spec, made, (p) => {
    const wave = call(made.scope.use("math", "cos"), mul(name(made.scope.use("math", "pi")), p));
    const half = (sum: Term): Term => div(sum, num(2));
    if (power !== 1) return { remaining: pow(half(add(one, wave)), power) };
    return { remaining: half(add(one, wave)), elapsed: half(sub(one, wave)) };
  });
}

export function polynomial(
  spec: RampFields & { readonly power: number; readonly ease: "out" | "in" },
  made: Made,
): Node {
  const raised = (base: Term): Term =>
    spec.power === 0.5 ? call(made.scope.use("math", "sqrt"), base) : pow(base, spec.power);
  return ramp(spec, made, (p) =>
    spec.ease === "out" ? { remaining: raised(sub(one, p)) } : { elapsed: raised(p) },
  );
}

export function tanh(spec: RampFields & { readonly lb: number; readonly ub: number }, made: Made): Node {
  return ramp(spec, made, (p) => {
    const place = add(mul(num(spec.lb), sub(one, p)), mul(num(spec.ub), p));
    const h = call(made.scope.use("math", "tanh"), place);
    return { remaining: div(sub(one, h), num(2)), elapsed: div(add(one, h), num(2)) };
  });
}

export function log(spec: RampFields, made: Made): Node {
  const log1p = (value: Term): Term => call(made.scope.use("math", "log1p"), value);
  return ramp(spec, made, (p, t) => ({
    elapsed: div(log1p(spec.pace === 1 ? t : mul(num(spec.over), p)), log1p(num(spec.over))),
  }));
}

export function rex(spec: RampFields, made: Made): Node {
  return ramp(spec, made, (p) => {
    const rest = sub(one, div(p, num(2)));
    return { remaining: div(sub(one, p), rest), elapsed: div(div(p, num(2)), rest) };
  });
}

interface Decay {
  readonly from: number;
  readonly per: number;
  readonly over: number;
}

export function exponential(
  { from, factor, per, over }: Decay & { readonly factor: number },
  { steps }: Made,
): Node {
  refuseHuge(factor ** (Math.min(over, 4 * steps) / per));
  const term = (t: Term): Term => mul(num(from), powOf(num(factor), div(t, num(per))));
  return { span: over, holds: true, term };
}

export function power(
  spec: Decay & { readonly power: number; readonly rate: number },
  { steps }: Made,
): Node {
  const { from, power: exponent, rate, per, over } = spec;
  refuseHuge((1 + (rate * Math.min(over, 4 * steps)) / per) ** exponent);
  const term = (t: Term): Term => mul(num(from), pow(add(one, div(mul(num(rate), t), num(per))), exponent));
  return { span: over, holds: true, term };
}

/** Where JavaScript has Infinity, which anneal turns into the largest number, Python raises an error. */
function refuseHuge(value: number): void {
  if (!(Math.abs(value) < 1e150)) throw new NoClosedForm("numbers that Python's floats refuse");
}

export const constant = ({ value, over }: { readonly value: number; readonly over: number }): Node => ({
  span: over,
  holds: true,
  term: () => num(value),
});

/** Where a value is looked up among times. */
export const rankOf = (scope: Scope, times: string, t: string): string =>
  `${scope.use("bisect", "bisect_right")}(${times}, ${t})`;
