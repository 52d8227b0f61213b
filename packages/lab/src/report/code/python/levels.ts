import type { Made, Node } from "./node.ts";
import { rankOf } from "./ramps.ts";
import { list, num } from "./terms.ts";

/** With so few milestones an `if` for each reads better than a search. */
const mostIfs = 4;

/** `values[k]` from `times[k - 1]` on. */
function stairsOf(times: readonly number[], values: readonly number[], { drawn, scope }: Made): Node {
  const lines = (t: string): readonly string[] =>
    times.length <= mostIfs
      ? [
          ...times.flatMap((time, k) => [
            `if ${t} < ${num(time).text}:`,
            `    return ${num(values[k]).text}`,
          ]),
          `return ${num(values[values.length - 1]).text}`,
        ]
      : [...list("times", times), ...list("values", values), `return values[${rankOf(scope, "times", t)}]`];
  return { span: drawn.span, holds: true, lines };
}

interface Steps {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export const steps = (spec: Steps, made: Made): Node => stairsOf(spec.at, spec.values, made);

export function table({ runs }: { readonly runs: readonly (readonly [number, number])[] }, made: Made): Node {
  const ends: number[] = [];
  for (const [, count] of runs) ends.push((ends.at(-1) ?? 0) + count);
  return stairsOf(
    ends.slice(0, -1),
    runs.map(([value]) => value),
    made,
  );
}

interface Knots {
  readonly points: readonly (readonly [number, number])[];
  readonly via: "linear" | "log" | "smooth";
}

export function knots({ points, via }: Knots, { drawn, scope }: Made): Node {
  const times = points.map(([time]) => time);
  const values = points.map(([, value]) => value);
  const joined = {
    linear: ["return (1 - p) * values[k] + p * values[k + 1]"],
    log: ["return values[k] ** (1 - p) * values[k + 1] ** p"],
    smooth: [
      "h, q = times[k + 1] - times[k], 1 - p",
      "ends = q * q * (1 + 2 * p) * values[k] + p * p * (1 + 2 * q) * values[k + 1]",
      "return ends + h * p * q * (q * slopes[2 * k] - p * slopes[2 * k + 1])",
    ],
  };
  const lines = (t: string): readonly string[] => [
    ...list("times", times),
    ...list("values", values),
    ...(via === "smooth" ? list("slopes", slopesOf(drawn.at, times, values)) : []),
    `k = ${rankOf(scope, "times", t)} - 1`,
    "if k < 0 or k == len(times) - 1:",
    "    return values[max(k, 0)]",
    `p = (${t} - times[k]) / (times[k + 1] - times[k])`,
    ...joined[via],
  ];
  return { span: times[times.length - 1], holds: true, lines };
}

/** The slopes of a smooth curve at both ends of every interval: what makes two values within it come out right. */
function slopesOf(at: (t: number) => number, times: readonly number[], values: readonly number[]): number[] {
  return times.slice(0, -1).flatMap((start, k) => {
    const h = times[k + 1] - start;
    if (h === 0) return [0, 0];
    const [first, second] = [1 / 3, 2 / 3].map((share) => {
      const t = start + share * h;
      const p = (t - start) / h;
      const q = 1 - p;
      const ends = q * q * (1 + 2 * p) * values[k] + p * p * (1 + 2 * q) * values[k + 1];
      return { p, q, rest: (at(t) - ends) / (h * p * q) };
    });
    // q1 a - p1 b = rest1 and q2 a - p2 b = rest2
    const whole = first.p * second.q - first.q * second.p;
    return [
      (first.p * second.rest - second.p * first.rest) / whole,
      (first.q * second.rest - second.q * first.rest) / whole,
    ];
  });
}
