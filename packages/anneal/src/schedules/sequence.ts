import { inSteps } from "../units/index.ts";
import type { Curve, Drawn, Piece } from "./curve.ts";
import { type Context, defineKind, type Kind } from "./kind.ts";
import { rank } from "./lookup.ts";
import type { Spec } from "./spec.ts";

export interface SequenceSpec {
  readonly kind: "sequence";
  /** The parts, end to end. One of them may take the `"rest"`; only the last may be endless. */
  readonly of: readonly Spec[];
}

/**
 * Parts end to end: part k rules on [start, start + span), and sees its own time, from 0.
 *
 *   lr(t) = part_k(t - start_k),   start_k <= t < start_k + span_k
 *
 * Parts are half-open: at a boundary the next part already rules. Boundaries are real numbers; nothing is rounded. A
 * part of no length never rules, unless it is the last, which gets every later step.
 * Source: Optax join_schedules; torch SequentialLR.
 * @example compile(sequence({ of: [linear({ from: 0, to: 1, over: 10 }), cosine({ from: 1, to: 0, over: "rest" })] }), { steps: 110 }).at(60); // 0.5
 */
export const sequence: Kind<SequenceSpec> = /* @__PURE__ */ defineKind<SequenceSpec>(
  "sequence",
  "Parts end to end.",
  { of: { type: "list", of: { type: "spec" }, atLeast: 1, says: "the parts" } },
  ({ of }, context) => join(fit(of, context)),
);

/** Compiles the parts: those with a length first, then the one that takes what they leave. */
function fit(of: readonly Spec[], context: Context): Curve[] {
  const { room, horizon, fail, compile } = context;
  const takers = of.flatMap((part, i) => (writtenIn(part, /^rest$/) ? [i] : []));
  const [taker, second] = takers;
  if (second) fail("room", `of[${second}]`, 'one "rest" in a sequence', `${takers.length} of them`);
  let left = room;
  const curves: Curve[] = [];
  of.forEach((part, i) => {
    if (i === taker) return;
    const field = `of[${i}]`;
    const curve = compile(part, field);
    const { span } = curve;
    curves[i] = curve;
    if (span === Infinity) {
      if (i < of.length - 1) fail("order", field, "a length, for only the last part may be endless", part);
      return;
    }
    const share = writtenIn(part, /%$/);
    // A part that does not fit is a mistake where the length of the run matters: if it is a share, or beside a "rest".
    if (span > left * (1 + 1e-12) && (share || takers.length > 0)) {
      const percent = Number(((100 * left) / horizon.steps).toFixed(2));
      fail("room", field + (share?.[0] ?? ""), `at most ${inSteps(left)}`, share?.[1] ?? span, {
        note: inSteps(span),
        suggestion: `write ${taker === undefined ? '"rest", or ' : ""}"${percent}%" for the ${inSteps(left)} left`,
      });
    }
    left = Math.max(0, left - span);
  });
  if (taker !== undefined) curves[taker] = compile(of[taker], `of[${taker}]`, left);
  return curves;
}

/** The first text in a spec, at any depth, that looks so, with its place. What has been seen is not looked at again. */
function writtenIn(
  value: unknown,
  look: RegExp,
  path = "",
  seen: Set<unknown> = new Set(),
): [path: string, text: string] | undefined {
  if (typeof value === "string") return look.test(value) ? [path, value] : undefined;
  if (typeof value !== "object" || !value || seen.has(value) || path.length > 1000) return undefined;
  seen.add(value);
  for (const [name, item] of Object.entries(value)) {
    const found = writtenIn(item, look, path + (Array.isArray(value) ? `[${name}]` : `.${name}`), seen);
    if (found) return found;
  }
  return undefined;
}

function join(curves: readonly Curve[]): Drawn {
  const pieces: Piece[] = [];
  let start = 0;
  curves.forEach((curve, k) => {
    const last = k === curves.length - 1;
    const end = start + curve.span;
    if (end > start || last) pieces.push({ curve, start, end: last ? Infinity : end, skip: 0 });
    start = end;
  });
  const [a, b] = pieces.map((piece) => piece.curve.at);
  const second = pieces[1]?.start;
  const starts = pieces.map((piece) => piece.start);
  const at = (t: number): number => {
    const { curve, start: begin } = pieces[Math.max(0, rank(starts, t) - 1)];
    return curve.at(t - begin);
  };
  return { span: start, at: pieces.length === 2 ? (t) => (t < second ? a(t) : b(t - second)) : at, pieces };
}
