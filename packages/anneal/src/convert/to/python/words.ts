import { atom, call, comparison, type Expression, floorQuotient, product, quotient } from "./expression.ts";
import { float, number } from "./literal.ts";

/** The libraries that an exported function can be written for. */
export type Dialect = "math" | "jax" | "keras";

/** How a library says what a function needs. Traced libraries compute every branch and choose by `where`. */
export interface Words {
  readonly dialect: Dialect;
  /** The lines that import what a text uses. */
  readonly imports: (text: string) => readonly string[];
  readonly pi: Expression;
  readonly f: (name: "cos" | "tanh" | "log1p" | "floor", x: Expression) => Expression;
  readonly min: (a: Expression, b: Expression) => Expression;
  readonly max: (a: Expression, b: Expression) => Expression;
  readonly where: (
    t: Expression,
    until: Expression,
    values: readonly [yes: Expression, no: Expression],
  ) => Expression;
  /** How many of an ascending list are at most `t`. */
  readonly rank: (list: string, t: Expression) => Expression;
  readonly take: (list: string, i: Expression) => Expression;
  /** A list of numbers as the library indexes it. */
  readonly list: (text: string) => string;
}

const inModule = (module: string, name: string) => (a: Expression, b: Expression) =>
  call(`${module}.${name}`, a, b);

const math: Words = {
  dialect: "math",
  imports: (text) => [
    ...(/\bmath\./.test(text) ? ["import math"] : []),
    ...(/\bbisect_right\(/.test(text) ? ["from bisect import bisect_right"] : []),
  ],
  pi: atom("math.pi"),
  f: (name, x) => call(`math.${name}`, x),
  min: (a, b) => call("min", a, b),
  max: (a, b) => call("max", a, b),
  where: (t, until, [yes, no]) => ({
    text: `${yes.text} if ${comparison(t, "<", until).text} else ${no.text}`,
    rank: 0,
  }),
  rank: (list, t) => call("bisect_right", atom(list), t),
  take: (list, i) => atom(`${list}[${i.text}]`),
  list: (text) => text,
};

const traced = (
  dialect: Dialect,
  module: string,
  own: Pick<Words, "imports" | "rank" | "take" | "list">,
): Words => ({
  dialect,
  pi: atom(module === "jnp" ? "jnp.pi" : "math.pi"),
  f: (name, x) => call(`${module}.${name}`, x),
  min: inModule(module, "minimum"),
  max: inModule(module, "maximum"),
  where: (t, until, [yes, no]) => call(`${module}.where`, comparison(t, "<", until), yes, no),
  ...own,
});

const jax = /* @__PURE__ */ traced("jax", "jnp", {
  imports: () => ["import jax.numpy as jnp"],
  rank: (list, t) => call("jnp.searchsorted", atom(list), t, atom('side="right"')),
  take: (list, i) => atom(`${list}[${i.text}]`),
  list: (text) => `jnp.array(${text})`,
});

/** Everything is float32, for TensorFlow does not mix types. */
const keras = /* @__PURE__ */ traced("keras", "ops", {
  imports: (text) => [...(/\bmath\./.test(text) ? ["import math"] : []), "from keras import ops"],
  rank: (list, t) => call("ops.sum", call("ops.cast", comparison(atom(list), "<=", t), atom('"float32"'))),
  take: (list, i) => call("ops.take", atom(list), call("ops.cast", i, atom('"int32"'))),
  list: (text) => `ops.convert_to_tensor(${text}, "float32")`,
});

export const words: { readonly [D in Dialect]: Words } = { math, jax, keras };

/** A level: a float. */
export const level = (value: number): Expression => ({ text: float(value), rank: value < 0 ? 2 : 4 });

/** A number that may be whole: a length, an exponent. Beyond 32 bits a traced library takes no integer. */
export const plain = (value: number): Expression => ({
  text: Math.abs(value) < 2 ** 31 || !Number.isInteger(value) ? number(value) : bigFloat(value),
  rank: value < 0 ? 2 : 4,
});

const bigFloat = (value: number): string => {
  const text = number(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
};

/** `t // n` for a whole time, times `n` where the tread's own time is asked for. */
export function treadOf(t: Expression, n: number, w: Words, back: boolean): Expression {
  const count = Number.isInteger(n) ? floorQuotient(t, plain(n)) : w.f("floor", quotient(t, plain(n)));
  return back ? product(count, plain(n)) : n === 1 ? t : count;
}
