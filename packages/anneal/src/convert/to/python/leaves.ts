import { compile } from "../../../compile/index.ts";
import type { Spec } from "../../../schedules/index.ts";
import { atom, call, type Expression, minus, power, product, quotient, sum } from "./expression.ts";
import { inShort, long, named, type Page, type Time } from "./page.ts";
import { level, plain, type Words } from "./words.ts";

type RampSpec = Extract<Spec, { readonly kind: "linear" | "cosine" | "polynomial" | "tanh" | "log" | "rex" }>;

/** Whether a part is a ramp. */
export const isRamp = (spec: Spec): spec is RampSpec =>
  /^(linear|cosine|polynomial|tanh|log|rex)$/.test(spec.kind);

const one = /* @__PURE__ */ atom("1");
const two = /* @__PURE__ */ atom("2");

/** `remaining * from + elapsed * to`; what is multiplied by 0 is left out. */
function mixed(
  [remaining, elapsed]: readonly [Expression, Expression],
  from: number,
  to: number,
): Expression {
  if (from === 0 && to === 0) return level(0);
  if (from === 0) return product(elapsed, level(to));
  if (to === 0) return product(remaining, level(from));
  return sum(product(remaining, level(from)), product(elapsed, level(to)));
}

/** The elapsed share, between 0 and 1 unless the ramp goes on. `within`: its time never passes its end. */
function share(
  spec: RampSpec,
  t: Time,
  { page, within }: { readonly page: Page; readonly within: boolean },
): Expression {
  const over = spec.over as number;
  const onward = "past" in spec && spec.past === "continue";
  const plainShare = quotient(t.at, plain(over));
  const { words: w } = page;
  const bounded =
    w.dialect === "math"
      ? onward || within
        ? plainShare
        : w.min(plainShare, one)
      : onward
        ? plainShare
        : call(w.dialect === "jax" ? "jnp.clip" : "ops.clip", plainShare, level(0), level(1));
  return spec.pace === undefined || spec.pace === 1 ? bounded : power(bounded, plain(spec.pace));
}

/** A ramp; `within` where its time never passes its end. */
export function ramp(
  spec: RampSpec,
  t: Time,
  { page, within }: { readonly page: Page; readonly within: boolean },
): Expression {
  const [from, to] = [spec.from ?? spec.to / ((spec.over as number) + 1), spec.to];
  if (spec.over === 0) return level(spec.kind === "tanh" ? compile(spec, { steps: 1 }).at(0) : to);
  const { words: w } = page;
  // A power of a time without bounds: its rounding grows with it.
  if ((spec.pace ?? 1) !== 1 && "past" in spec && spec.past === "continue") return long(page);
  const elapsed = share(spec, t, { page, within });
  const p = (): Expression => named(page, "p", elapsed);
  const halves = (c: Expression): readonly [Expression, Expression] => [
    quotient(sum(one, c), two),
    quotient(minus(one, c), two),
  ];
  switch (spec.kind) {
    case "linear": {
      if (from === 0) return mixed([one, elapsed], from, to);
      const share = p();
      return mixed([minus(one, share), share], from, to);
    }
    case "cosine": {
      const c = named(page, "c", w.f("cos", product(w.pi, elapsed)));
      if (spec.power === undefined || spec.power === 1) return mixed(halves(c), from, to);
      return eased(power(halves(c)[0], plain(spec.power)), spec, page);
    }
    case "polynomial": {
      const exponent = plain(spec.power);
      if (spec.ease !== "in") return eased(power(minus(one, elapsed), exponent), spec, page);
      const q = named(page, "q", power(elapsed, exponent));
      return mixed([minus(one, q), q], from, to);
    }
    case "tanh": {
      const share = p();
      const inside = sum(
        product(plain(spec.lb ?? -7), minus(one, share)),
        product(plain(spec.ub ?? 3), share),
      );
      const h = named(page, "h", w.f("tanh", inside));
      const [remaining, gone] = [quotient(minus(one, h), two), quotient(sum(one, h), two)];
      return mixed([remaining, gone], from, to);
    }
    case "log": {
      const over = plain(spec.over as number);
      const q = named(page, "q", quotient(w.f("log1p", product(p(), over)), w.f("log1p", over)));
      return mixed([minus(one, q), q], from, to);
    }
    case "rex": {
      const share = p();
      const d = named(page, "d", minus(one, quotient(share, two)));
      return mixed([quotient(minus(one, share), d), quotient(quotient(share, two), d)], from, to);
    }
  }
}

/** By the remaining share, raised to a power. */
function eased(
  remaining: Expression,
  { from, to }: { readonly from: number; readonly to: number },
  page: Page,
): Expression {
  if (to === 0) return mixed([remaining, one], from, to);
  const q = named(page, "q", remaining);
  return mixed([q, minus(one, q)], from, to);
}

type Decay = Extract<Spec, { readonly kind: "exponential" | "power" }>;

export function decay(spec: Decay, t: Time, page: Page): Expression {
  const per = (spec.per as number | undefined) ?? 1;
  const time = spec.over === undefined ? t.at : page.words.min(t.at, plain(spec.over as number));
  const periods = per === 1 ? time : quotient(time, plain(per));
  if (spec.kind === "exponential") return grown(spec, periods, { page, periods: page.steps / per });
  if (spec.power === 0) return level(spec.from);
  const rated = spec.rate === undefined || spec.rate === 1 ? periods : product(plain(spec.rate), time);
  const inside = rated === periods || per === 1 ? rated : quotient(rated, plain(per));
  const [base] = inShort(page, [sum(one, inside)], "b");
  return product(level(spec.from), power(base, level(spec.power)));
}

/** `from * factor ** periods`, where that stays a number. */
export function grown(
  { from, factor }: Extract<Spec, { readonly kind: "exponential" }>,
  exponent: Expression,
  { page, periods }: { readonly page: Page; readonly periods: number },
): Expression {
  if (factor === 1) return level(from);
  if (!Number.isFinite(factor ** periods)) return long(page);
  return product(level(from), power(level(factor), exponent));
}

/** The value of a spec that is the same at every time, if it is known to be. */
export const levelOf = (spec: Spec): number | undefined =>
  spec.kind === "constant"
    ? spec.value
    : spec.kind === "steps" && spec.at.length === 0
      ? spec.values[0]
      : spec.kind === "knots" && spec.points.length === 1
        ? spec.points[0][1]
        : undefined;

/** By a list of times and a list of levels. */
export const looked = (names: readonly [at: string, values: string], t: Time, w: Words): Expression =>
  w.take(names[1], w.rank(names[0], t.at));
