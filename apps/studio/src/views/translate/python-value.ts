/** What an expression of the Python that anneal writes may come to. */
export type Value = number | boolean | string | readonly Value[] | undefined;

const numeric = (value: Value): number => {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  throw new Error("expected a number");
};

const listOf = (value: Value): readonly Value[] => {
  if (Array.isArray(value)) return value as readonly Value[];
  throw new Error("expected a list");
};

/** How many of an ascending list are at most `t`. */
function rank(list: readonly Value[], t: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numeric(list[middle]) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

const clip = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

type Builtin = (...args: readonly Value[]) => Value;
const onNumbers =
  (f: (...args: number[]) => number): Builtin =>
  (...args) =>
    f(...args.map(numeric));

const unary: { readonly [name: string]: (x: number) => number } = {
  cos: Math.cos,
  sin: Math.sin,
  tanh: Math.tanh,
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
};

/** The functions that exported code calls, by their last names: those of math, jax.numpy and keras.ops are the same. */
export const builtins: { readonly [name: string]: Builtin } = {
  ...Object.fromEntries(Object.entries(unary).map(([name, f]) => [name, onNumbers(f)])),
  min: onNumbers(Math.min),
  minimum: onNumbers(Math.min),
  max: onNumbers(Math.max),
  maximum: onNumbers(Math.max),
  clip: onNumbers(clip),
  float: (value) => (value === "inf" ? Number.POSITIVE_INFINITY : numeric(value)),
  bisect_right: (list, t) => rank(listOf(list), numeric(t)),
  searchsorted: (list, t) => rank(listOf(list), numeric(t)),
  where: (condition, yes, no) => (condition ? yes : no),
  array: (list) => listOf(list),
  convert_to_tensor: (list) => listOf(list),
  take: (list, i) => listOf(list)[numeric(i)],
  cast: (value, type) =>
    Array.isArray(value) ? value : type === "int32" ? Math.trunc(numeric(value)) : numeric(value),
  sum: (list) => listOf(list).reduce<number>((total, each) => total + numeric(each), 0),
};

export const constants: { readonly [name: string]: number } = { pi: Math.PI };

/** Python's own arithmetic: `//` and `%` follow the sign of the divisor. */
const operators: { readonly [sign: string]: (a: number, b: number) => number | boolean } = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "//": (a, b) => Math.floor(a / b),
  "%": (a, b) => a - b * Math.floor(a / b),
  "**": (a, b) => a ** b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
};

/** An operator on values: a list and a number compare item by item, as tensors do. */
export function apply(sign: string, a: Value, b: Value): Value {
  const operator = operators[sign];
  return Array.isArray(a)
    ? a.map((each: Value) => operator(numeric(each), numeric(b)))
    : operator(numeric(a), numeric(b));
}

export const negated = (value: Value): number => -numeric(value);
export const itemOf = (list: Value, i: Value): Value => listOf(list)[numeric(i)];
