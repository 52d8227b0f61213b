import type { Curve } from "../schedules/index.ts";

/** A stretch of a curve that one leaf, or one cycle, rules: `[start, end)` in steps, end Infinity when it is endless. */
export interface Part {
  readonly kind: string;
  /** Where its spec stands: `sequence.of[1]`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** For each cycle of a repeat: which one it is, from 0. */
  readonly cycle?: number;
  /** For each cycle of a repeat: the kind of what is repeated. */
  readonly of?: string;
  /** Set on the last cycle of a repeat. */
  readonly final?: true;
  /** A slice joins it after its own start. */
  readonly joined?: true;
  /** A slice or a sequence cuts it before its own end. */
  readonly cut?: true;
}

/** Something that happens at one step: the first step of a later cycle, or the last step of a cycle. */
export interface CurveEvent {
  readonly kind: "restart" | "snapshot";
  readonly step: number;
}

/** The most cycles of one repeat that are listed. */
const mostCycles = 10_000;

/** Times that differ by less than this share are one time, rounded in two ways. */
const nearly = 1 - 1e-14;

/**
 * Who rules when, in order: one part for each leaf of a sequence and for each cycle of a repeat. Of curves that are
 * added or multiplied, the one that moves most is told. Cycles that begin after `steps` are left out; those after the
 * first 10,000 are one part. Where no part rules, the one before holds its last value.
 *
 * @example partsOf(compile(warmupLinear({ peak: 1, warmup: 10 }), { steps: 100 }), 100).map((part) => part.end); // [10, 100]
 */
export function partsOf(curve: Curve, steps: number): readonly Part[] {
  const { kind, path, span, like, pieces, cycles } = curve;
  if (like) return partsOf(like, steps);
  if (cycles) return cyclesOf(curve, steps);
  if (!pieces) return [{ kind, path, start: 0, end: span }];
  const parts = pieces.flatMap((piece) =>
    partsOf(piece.curve, steps - piece.start + piece.skip).map((part) => {
      const end = part.end - piece.skip + piece.start;
      return {
        ...part,
        start: Math.max(part.start - piece.skip, 0) + piece.start,
        end: Math.max(Math.min(end, piece.end), piece.start),
        ...(part.start < piece.skip * nearly && { joined: true as const }),
        ...(end * nearly > piece.end && { cut: true as const }),
      };
    }),
  );
  const ruling = parts.filter((part) => part.end > part.start);
  return ruling.length > 0 ? ruling : parts.slice(-1);
}

function cyclesOf({ kind, path, span, cycles }: Curve, steps: number): Part[] {
  const parts: Part[] = [];
  const { start, times, of } = cycles as NonNullable<Curve["cycles"]>;
  for (let cycle = 0; cycle < times && (cycle === 0 || start(cycle) < steps); cycle++) {
    const last = cycle === mostCycles - 1;
    const end = last ? span : start(cycle + 1);
    parts.push({
      kind,
      path,
      start: start(cycle),
      end,
      cycle,
      of,
      ...(cycle === times - 1 && { final: true }),
    });
    if (last) break;
  }
  return parts;
}

/**
 * Restarts and snapshots within the first `steps` updates, in order. A cycle that is joined in its middle does not
 * restart there, and one that is cut short leaves no snapshot.
 *
 * @example eventsOf(compile(warmRestarts({ peak: 1, times: 2 }), { steps: 20 }), 20); // [{ kind: "snapshot", step: 9 }, { kind: "restart", step: 10 }, { kind: "snapshot", step: 19 }]
 */
export function eventsOf(curve: Curve, steps: number): readonly CurveEvent[] {
  return partsOf(curve, steps).flatMap(({ cycle, start, end, joined, cut }): CurveEvent[] => {
    const first = Math.ceil(start);
    const last = Math.ceil(end) - 1;
    if (cycle === undefined || last < first) return []; // no whole step lies in it
    const events: CurveEvent[] = [];
    if (cycle > 0 && !joined) events.push({ kind: "restart", step: first });
    if (!cut) events.push({ kind: "snapshot", step: last });
    return events.filter(({ step }) => step < steps);
  });
}
