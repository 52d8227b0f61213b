import { type CurveKind, EXPONENT, lrAt, TO } from "./curve.ts";
import type { Part } from "./parts.ts";

/** What a part of a schedule does. */
export type Role = "warmup" | "hold" | "decay" | "tail" | "rise" | "level";

/** A part of a recovered schedule, in steps and learning rates. */
export interface RecoveredPhase {
  readonly role: Role;
  /** The shape of its curve in words: linear, cosine, 1-sqrt, inverse square root ... */
  readonly shape: string;
  readonly begin: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** The level at the end of its own curve, for kinds that have one, even if it was cut short. */
  readonly target?: number;
  /** The exponent of a polynomial or power. */
  readonly power?: number;
  /** Whether it begins with a jump. */
  readonly jump: boolean;
  /** Whether none of its steps was logged: the log begins later. */
  readonly assumed: boolean;
  readonly kind: CurveKind;
}

/** Levels this near to the peak are the peak. */
const nearPeak = 0.98;
/** A change below this share of the peak is none. */
const still = 1e-3;

/** A log that begins later than this share of the schedule is one of its end, a cooldown say; else its warmup is missing. */
const late = 0.5;

/** The parts of a schedule by what they do. `logged` is the first step of the log. */
export function phasesOf(parts: readonly Part[], logged: number): readonly RecoveredPhase[] {
  const phases = seenPhases(parts);
  if (phases.length === 0) return phases;
  const [{ begin, from }] = phases;
  // A log that counts its steps from 1 shows its first update.
  if (begin <= 0 || (begin <= 1 && logged <= 1)) return phases;
  const role = begin > late * phases[phases.length - 1].end ? "hold" : "level";
  const before = {
    role,
    shape: "constant",
    kind: "constant",
    begin: 0,
    end: begin,
    from,
    to: from,
    jump: false,
    assumed: begin <= logged,
  } as const;
  return [before, ...phases];
}

function seenPhases(parts: readonly Part[]): readonly RecoveredPhase[] {
  const ends = parts.map((part) => [lrAt(part.model, part.begin), lrAt(part.model, part.end)] as const);
  const peak = Math.max(...ends.flat());
  return parts.map((part, k): RecoveredPhase => {
    const [from, to] = ends[k];
    const before = k > 0 ? ends[k - 1] : undefined;
    return {
      role: roleOf(k, parts.length, { from, to, peak, before }),
      shape: shapeOf(part),
      begin: part.begin,
      end: part.end,
      from,
      to,
      jump: part.jump,
      ...(part.model.family.free.includes(EXPONENT) && { power: part.model.p[EXPONENT] }),
      ...(hasEnd(part) && { target: part.model.p[TO] }),
      assumed: false,
      kind: part.model.family.kind,
    };
  });
}

/** Whether the kind of a part has an end of its own. */
const hasEnd = ({ model }: Part): boolean =>
  ["cosine", "mirror-cosine", "polynomial-out", "rex"].includes(model.family.kind);

function roleOf(
  k: number,
  count: number,
  {
    from,
    to,
    peak,
    before,
  }: {
    readonly from: number;
    readonly to: number;
    readonly peak: number;
    readonly before?: readonly [number, number];
  },
): Role {
  const change = (to - from) / (peak || 1);
  if (change > still) return k === 0 ? "warmup" : "rise";
  if (change < -still) return "decay";
  if (from >= nearPeak * peak) return "hold";
  return k === count - 1 && before !== undefined && before[1] < before[0] ? "tail" : "level";
}

/** The shape of a curve in the words of the field. */
function shapeOf({ model }: Pick<Part, "model">): string {
  const { family, p } = model;
  const power = Number(p[EXPONENT].toPrecision(3));
  switch (family.kind) {
    case "polynomial-out":
      return power === 0.5 ? "square root" : `polynomial (power ${power})`;
    case "polynomial-in":
      return power === 0.5 ? "1-sqrt" : power === 2 ? "square" : `polynomial ease-in (power ${power})`;
    case "power":
      return power === -0.5 ? "inverse square root" : power === -1 ? "inverse time" : `power law (${power})`;
    case "exponential-floor":
      return "exponential";
    case "mirror-cosine":
      return "mirror cosine";
    case "rex":
      return "REX";
    case "log":
      return "logarithmic";
    default:
      return family.kind;
  }
}

/** Lines in a row that go on from each other are a curve that nobody drew in lines; so are two of nearly one slope. */
const lines = 2;
const nearly = 1.7;

/** Whether phases only trace a series, and explain no schedule: decays do that go on from one another before they are done. */
export function isTraced(phases: readonly RecoveredPhase[]): boolean {
  const joined = phases.flatMap((phase, k) => {
    const before = phases[k - 1];
    return phase.role === "decay" && before?.role === "decay" && !phase.jump && !isWhole(before)
      ? [[before, phase] as const]
      : [];
  });
  return (
    joined.length >= lines ||
    joined.some(([one, other]) => !isLine(one) || !isLine(other) || isAlike(one, other))
  );
}

/** Whether a curve with an end of its own came to it. */
const isWhole = ({ from, to, target }: RecoveredPhase): boolean =>
  target !== undefined && Math.abs(to - target) <= still * Math.abs(from - target);

const isLine = ({ kind }: RecoveredPhase): boolean => kind === "linear";

const slopeOf = ({ from, to, begin, end }: RecoveredPhase): number => (from - to) / (end - begin);

function isAlike(one: RecoveredPhase, other: RecoveredPhase): boolean {
  const ratio = slopeOf(one) / slopeOf(other);
  return ratio < nearly && ratio > 1 / nearly;
}
