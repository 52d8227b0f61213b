import { type Curve, compile, type Horizon, pin, type Spec } from "anneal";
import type { Difference } from "anneal/describe";
import { stepsFrom } from "./amount.ts";
import { type Comparison, compare } from "./compare.ts";
import type { Letter } from "./input.ts";
import { refusalsOf } from "./refusals.ts";
import { hasUnits } from "./run-length.ts";
import type { ReadSide, Refusal, Side } from "./side.ts";

/** A schedule that was read, over the steps that both are held. */
export interface Joined {
  readonly letter: Letter;
  readonly side: ReadSide;
  /** With every length in steps. */
  readonly spec: Spec;
  readonly curve: Curve;
}

/** Both sides over one run. */
export interface Join {
  /** Updates of the run; `undefined` while nobody has told them. */
  readonly steps?: number;
  /** How they are known. */
  readonly says?: string;
  /** The typed steps are no number of steps. */
  readonly wrongSteps?: string;
  readonly a?: Joined;
  readonly b?: Joined;
  readonly difference?: Difference;
  /** What is still to be compared: a run this long is looked at away from the page. */
  readonly comparing?: Comparison;
  /** A side that was read but does not fit the run. */
  readonly refused: { readonly [letter in Letter]?: Refusal };
}

interface Around {
  /** As it was typed; nothing: as long as they are by themselves. */
  readonly typed: string;
  /** The workspace's run, for lengths that are shares of one. */
  readonly horizon: Horizon;
}

/** Longer runs hold the page up when they are looked at step by step. */
const soon = 100_000;

/** Compiles what was read for one run, and compares. */
export function join(sides: { readonly [L in Letter]: Side }, around: Around): Join {
  const { a, b } = sides;
  const read = { ...(a.state === "read" && { a }), ...(b.state === "read" && { b }) };
  const length = lengthOf(read, around);
  if (length.steps === undefined) return { ...length, refused: {} };
  const { steps, ...told } = length;
  const horizon = { ...around.horizon, steps };
  const one = read.a && joined("a", read.a, horizon);
  const other = read.b && joined("b", read.b, horizon);
  const joinedSides = {
    ...(one && "curve" in one && { a: one }),
    ...(other && "curve" in other && { b: other }),
  };
  const refused = {
    ...(one && "says" in one && { a: one }),
    ...(other && "says" in other && { b: other }),
  };
  const { a: left, b: right } = joinedSides;
  return { steps, ...told, ...joinedSides, refused, ...(left && right && compared(left, right, horizon)) };
}

function lengthOf(
  { a, b }: { readonly a?: ReadSide; readonly b?: ReadSide },
  { typed, horizon }: Around,
): Pick<Join, "steps" | "says" | "wrongSteps"> {
  const wrong = typed.trim() !== "" && stepsFrom(typed) === undefined;
  const given = wrong ? undefined : stepsFrom(typed);
  const wrongSteps = wrong ? { wrongSteps: "A whole number from 1 to 1e9, such as 10000 or 10k." } : {};
  if (given !== undefined) return { steps: given, says: "as you set" };
  const owns = (["a", "b"] as const).flatMap((letter) => {
    const own = { a, b }[letter]?.own;
    return own === undefined ? [] : [{ letter: letter.toUpperCase(), ...own }];
  });
  const [longest] = [...owns].sort((one, other) => other.steps - one.steps);
  if (longest !== undefined)
    return { steps: longest.steps, says: `${longest.letter}: ${longest.says}`, ...wrongSteps };
  const needsRun = [a, b].some((side) => side?.specs.some(hasUnits));
  return needsRun ? { steps: horizon.steps, says: "the workspace's run", ...wrongSteps } : wrongSteps;
}

function joined(letter: Letter, side: ReadSide, horizon: Horizon): Joined | Refusal {
  const written = side.specs[side.group];
  try {
    const spec = hasUnits(written) ? pin(written, horizon) : written;
    return { letter, side, spec, curve: compile(spec, horizon) };
  } catch (error) {
    return refusalsOf(error)[0];
  }
}

function compared(left: Joined, right: Joined, horizon: Horizon): Pick<Join, "difference" | "comparing"> {
  const [a, b] = [left, right].map(({ spec, side }) => ({ spec, notes: side.notes }));
  const comparison = { a, b, horizon };
  return horizon.steps > soon ? { comparing: comparison } : { difference: compare(comparison) };
}
