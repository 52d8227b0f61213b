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
function fit(of: readonly Spec[], { room, horizon, fail, compile }: Context): Curve[] {
  const curves: Curve[] = [];
  /** Compiles one part; returns its length, or 0 for an endless one, which must be the last. */
  const place = (i: number, space = room): number => {
    const curve = compile(of[i], `of[${i}]`, space);
    curves[i] = curve;
    if (curve.span < Infinity) return curve.span;
    if (of[i + 1]) fail("order", `of[${i}]`, "a length, for only the last part may be endless", of[i].kind);
    return 0;
  };
  const written = of.map((part, i) => writtenIn(Object(part), `of[${i}]`));
  const rests = written.map((texts) => texts.find(([, text]) => text === "rest"));
  const taker = rests.findIndex(Boolean);
  const second = rests.find((rest, i) => rest && i > taker);
  if (second) fail("room", second[0], 'one "rest" in a sequence', "rest");
  let left = room;
  // What rounding to whole steps has added to shares: two halves of 7 steps are 4 steps each.
  let rounded = 0;
  of.forEach((part, i) => {
    if (i === taker) return;
    const field = `of[${i}]`;
    const span = place(i);
    const shares = written[i].filter(([, text]) => text !== "rest");
    for (const [, text] of shares) {
      const exact = (parseFloat(text) * horizon.steps) / 100;
      rounded += Math.max(0, Math.round(exact) - exact);
    }
    // A part that does not fit is a mistake where the length of the run matters: if it is a share, or beside a "rest".
    if (span > left * (1 + 1e-12) + rounded && (shares[0] || taker >= 0)) {
      const percent = Math.floor((1e4 * left) / horizon.steps) / 100;
      const rest = taker < 0 ? '"rest", or ' : "";
      fail(
        "room",
        shares[0]?.[0] ?? field + ("over" in part ? ".over" : ""),
        `at most ${inSteps(Math.max(0, left))}`,
        shares[0]?.[1] ?? span,
        {
          note: shares[0] && inSteps(span),
          suggestion:
            percent > 0
              ? `write ${rest}"${percent}%" for the ${inSteps(left)} left`
              : "shorten the parts before it",
        },
      );
    }
    left -= span;
  });
  if (taker >= 0) place(taker, Math.max(0, left));
  return curves;
}

/** Every `"rest"` and every share in a spec, at any depth, with its place. What has been seen is not looked at again. */
function writtenIn(
  value: object,
  path: string,
  found: (readonly [place: string, text: string])[] = [],
  seen: Set<unknown> = new Set(),
): typeof found {
  if (seen.has(value) || path.length > 1000) return found;
  seen.add(value);
  for (const [name, item] of Object.entries(value)) {
    const place = path + (Array.isArray(value) ? `[${name}]` : `.${name}`);
    if (typeof item === "object" && item) writtenIn(item, place, found, seen);
    else if (/^rest$|%$/.test(String(item))) found.push([place, item]);
  }
  return found;
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
