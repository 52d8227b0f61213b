import { compile, type Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import { frameworkNames } from "./names.ts";
import { functionIn } from "./python-function.ts";
import type { ReadSide, Side } from "./side.ts";

const heading = /^# Written by anneal(?: for (\w+))?, exact for (\d+) steps?: (.*)\.$/m;
const specLine = /^# Spec: (\{.*\})$/m;

/**
 * Code that anneal wrote as a function. Its spec stands in a comment, which anybody may have changed, as they may the
 * function: so the function is worked out at every step and held against the spec, and must be the same. Without a spec
 * the values that were worked out are the schedule.
 */
export function readWritten(text: string): Side | undefined {
  const [, target, count] = heading.exec(text) ?? [];
  if (count === undefined) return undefined;
  const steps = Number(count);
  const values = valuesOf(text, steps);
  if (values === undefined) return undefined;
  const spec = parsed(specLine.exec(text)?.[1]);
  const differs = spec && firstDifference(spec, values);
  if (differs !== undefined) return differs;
  const worked = `the function was worked out at ${formatSteps(steps)} steps`;
  const known = Object.entries(frameworkNames).find(([name]) => name === target)?.[1];
  const side: ReadSide = {
    state: "read",
    format: "Python",
    framework: known ?? "Python",
    scheduler: "function",
    args: [],
    notes: [],
    assumed: [
      spec ? `Read from its Spec line; ${worked} and is the same.` : `A table of values: ${worked}.`,
      ...(/^def momentum\(/m.test(text) ? ["Its momentum is left out."] : []),
    ],
    leftOut: [],
    specs: [spec ?? tableOf(values)],
    group: 0,
    own: { steps, says: "told by its first line" },
    choices: [],
    pick: 0,
    asks: [],
  };
  return side;
}

/** More steps than this are not worked out one by one. */
const most = 200_000;

function valuesOf(text: string, steps: number): Float64Array | undefined {
  if (!(steps >= 1 && steps <= most)) return undefined;
  try {
    const at = functionIn(text);
    const values = Float64Array.from({ length: steps }, (_, step) => at(step));
    return values.every(Number.isFinite) ? values : undefined;
  } catch {
    return undefined;
  }
}

function parsed(json: string | undefined): Spec | undefined {
  if (json === undefined) return undefined;
  try {
    const spec = JSON.parse(json) as Spec;
    return compile.inspect(spec).problems.length === 0 ? spec : undefined;
  } catch {
    return undefined;
  }
}

function firstDifference(spec: Spec, values: Float64Array): Side | undefined {
  const { at } = compile(spec, { steps: values.length });
  const step = values.findIndex((got, k) => Math.abs(at(k) - got) > 1e-9 * Math.abs(at(k)) + 1e-300);
  if (step < 0) return undefined;
  const says = `The function and its Spec line differ from step ${formatSteps(step)}. One of them was changed: paste the spec alone, or write the function again.`;
  const line = `step ${step}: spec ${at(step)}, function ${values[step]}`;
  return { state: "refused", refusals: [{ says, line }], asks: [], canLeaveOut: false };
}

/** Values as a table: equal ones in a row are one run. */
function tableOf(values: Float64Array): Spec {
  const runs: [number, number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[0] === value) last[1] += 1;
    else runs.push([value, 1]);
  }
  return { kind: "table", runs };
}

/** The LR of the optimizer, as a comment of code that anneal wrote has it. */
export function commentedLr(text: string): number | undefined {
  if (!heading.test(text)) return undefined;
  const value = Number(/^# (?:.*\. )?The optimizer has lr=([\d.e+-]*\d)\b/m.exec(text)?.[1]);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
