/** Arithmetic on numbers that are written out, as Python does it. `undefined`: no number, or too large a one. */
export function fold(operator: string, a: number, b: number): number | undefined {
  return bounded(combine(operator, a, b));
}

/** Beyond this no argument of a scheduler makes sense, and whole numbers would cost memory in Python. */
const most = 1e300;

const bounded = (value: number | undefined): number | undefined =>
  value !== undefined && Math.abs(value) <= most ? value + 0 : undefined;

function combine(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? undefined : a / b;
    case "//":
      return b === 0 ? undefined : floorDivide(a, b);
    case "%":
      return b === 0 ? undefined : modulo(a, b);
    case "**":
      return power(a, b);
    default:
      return undefined;
  }
}

/** The remainder has the sign of the divisor. */
function modulo(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** The floor of the true quotient, where `Math.floor(a / b)` may have been rounded up. */
function floorDivide(a: number, b: number): number {
  const quotient = (a - modulo(a, b)) / b;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** One multiplication of logarithms, however large the exponent: nothing here can hang. */
function power(a: number, b: number): number | undefined {
  if ((a === 0 && b < 0) || (a < 0 && !Number.isInteger(b))) return undefined;
  const value = a ** b;
  const whole = Number.isInteger(a) && Number.isInteger(b) && b >= 0 && Math.abs(value) < 2 ** 52;
  return whole ? Math.round(value) : value;
}

/** The few functions of numbers that change nothing but a number's kind or size. */
const numeric: { readonly [name: string]: (...args: number[]) => number | undefined } = {
  int: (x) => Math.trunc(x),
  float: (x) => x,
  round: (x, digits) => (digits === undefined ? halfToEven(x) : undefined),
  abs: (x) => Math.abs(x),
  min: (...all) => (all.length > 1 ? Math.min(...all) : undefined),
  max: (...all) => (all.length > 1 ? Math.max(...all) : undefined),
  "math.ceil": (x) => Math.ceil(x),
  "math.floor": (x) => Math.floor(x),
  "math.sqrt": (x) => (x >= 0 ? Math.sqrt(x) : undefined),
};

/** Calls one of {@link numeric}, as far as its arguments allow. */
export function foldCall(name: string, args: readonly number[]): number | undefined {
  if (!Object.hasOwn(numeric, name) || args.length === 0 || args.length > 100) return undefined;
  const single = !/^(min|max|round)$/.test(name);
  return single && args.length > 1 ? undefined : bounded(numeric[name](...args));
}

function halfToEven(x: number): number {
  const near = Math.round(x);
  return Math.abs(x % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near;
}
