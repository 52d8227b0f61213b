import {
  indented,
  type Made,
  NoClosedForm,
  type Node,
  returnLines,
  returnWithin,
  valueAt,
  valueWithin,
} from "./node.ts";
import { rankOf } from "./ramps.ts";
import { add, call, div, list, mul, name, num, sub, type Term } from "./terms.ts";

/** Parts end to end: an `if` for each but the last. */
export function sequence(_: object, { drawn, child, scope }: Made): Node {
  const pieces = drawn.pieces ?? [];
  const lines = (t: string): readonly string[] =>
    pieces.flatMap(({ curve, start, end }, k) => {
      const own = child(curve.path.slice(curve.path.lastIndexOf(".of[") + 1));
      const time = sub(name(t), num(start));
      const place = { variable: "t", scope };
      if (k === pieces.length - 1) return returnLines(own, time, place);
      return [`if ${t} < ${num(end).text}:`, ...indented(returnWithin(own, time, place))];
    });
  return { span: drawn.span, holds: true, lines };
}

export function slice({ skip, over }: { readonly skip: number; readonly over: number }, made: Made): Node {
  const inner = made.child("of");
  const term = (t: Term): Term => valueAt(inner, add(num(skip), t), made.scope);
  return over < Number.POSITIVE_INFINITY ? { span: over, holds: true, term } : { ...endless(made), term };
}

interface Repeat {
  readonly times: number;
  readonly stretch: number;
  readonly damp: number;
}

/** More starts of cycles than this are too long a list to read. */
const mostStarts = 300;

export function repeat({ times, stretch, damp }: Repeat, { drawn, child, scope, steps }: Made): Node {
  const inner = child("of");
  const start = drawn.cycles?.start ?? (() => 0);
  const span = start(1);
  const held = times < Number.POSITIVE_INFINITY ? num(drawn.at(drawn.span)).text : undefined;
  const after = held === undefined ? [] : [`if i >= ${num(times).text}:`, `    return ${held}`];
  const cycle = (t: string): string[] => {
    if (stretch !== 1) {
      const starts: number[] = [];
      while (starts.length < times && start(starts.length) <= 4 * steps) {
        starts.push(start(starts.length));
        if (starts.length > mostStarts) throw new NoClosedForm("too many cycles");
      }
      const past =
        held === undefined || drawn.span === Number.POSITIVE_INFINITY
          ? []
          : [`if ${t} >= ${num(drawn.span).text}:`, `    return ${held}`];
      const local = div(sub(name(t), name("starts[i]")), { text: `${num(stretch).text} ** i`, binds: 3 });
      return [
        ...past,
        ...list("starts", starts),
        `i = ${rankOf(scope, "starts", t)} - 1`,
        `t = min(${local.text}, ${num(span).text})`,
      ];
    }
    if (Number.isInteger(span)) {
      const isCounted = damp !== 1 || held !== undefined;
      return [isCounted ? `i, t = divmod(${t}, ${span})` : `t = ${t} % ${span}`, ...after];
    }
    const floor = scope.use("math", "floor");
    const length = num(span).text;
    return [
      `i = ${floor}(${t} / ${length})`,
      `i += ((i + 1) * ${length} <= ${t}) - (i * ${length} > ${t})`,
      ...after,
      `t = min(max(${t} - i * ${length}, 0), ${length})`,
    ];
  };
  const value = (t: Term): Term => {
    const inside = valueWithin(inner, t, scope);
    return damp === 1 ? inside : mul(name(`${num(damp).text} ** i`), inside);
  };
  const lines = (t: string): readonly string[] => [...cycle(t), `return ${value(name("t")).text}`];
  return { span: drawn.span, holds: true, lines };
}

export function stairs(
  { every, treads }: { readonly every: number; readonly treads: number },
  made: Made,
): Node {
  const { scope } = made;
  const tread = (t: Term): Term => {
    if (treads === 1 && Number.isInteger(every))
      return { text: `${t.text} // ${every} * ${every}`, binds: 2 };
    const count = call(scope.use("math", "floor"), div(mul(t, num(treads)), num(every)));
    return div(mul(count, num(every)), num(treads));
  };
  return { ...endless(made), term: (t) => valueAt(made.child("of"), tread(parenthesised(t)), scope) };
}

const parenthesised = (t: Term): Term => (t.binds >= 2 ? t : name(`(${t.text})`));

/** It goes on as its inner curves do. */
const endless = ({ drawn }: Made): { readonly span: number; readonly holds: false } => ({
  span: drawn.span,
  holds: false,
});

export const scale = ({ by }: { readonly by: number }, made: Made): Node => ({
  ...endless(made),
  term: (t) => mul(num(by), valueAt(made.child("of"), t, made.scope)),
});

export const clamp = ({ min, max }: { readonly min: number; readonly max: number }, made: Made): Node => ({
  ...endless(made),
  term: (t) => {
    const value = valueAt(made.child("of"), t, made.scope);
    const floored = min > Number.NEGATIVE_INFINITY ? call("max", value, num(min)) : value;
    return max < Number.POSITIVE_INFINITY ? call("min", floored, num(max)) : floored;
  },
});

const several =
  (combine: (values: readonly Term[]) => Term) =>
  ({ of }: { readonly of: readonly unknown[] }, made: Made): Node => ({
    ...endless(made),
    term: (t) => combine(of.map((_, k) => valueAt(made.child(`of[${k}]`), t, made.scope))),
  });

export const sum: ReturnType<typeof several> = several((values) => values.reduce(add));
export const product: ReturnType<typeof several> = several((values) => values.reduce(mul));
export const max: ReturnType<typeof several> = several((values) =>
  values.length === 1 ? values[0] : call("max", ...values),
);
export const min: ReturnType<typeof several> = several((values) =>
  values.length === 1 ? values[0] : call("min", ...values),
);
