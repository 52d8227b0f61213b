import type { Cycles } from "./cycles.ts";
import type { RecoveredPhase } from "./phase.ts";

/** What a name is made from. */
export interface Named {
  readonly phases: readonly RecoveredPhase[];
  readonly horizon: number;
  readonly cycles?: Cycles;
  /** Steps of a tread, if the schedule is stepped in a staircase. */
  readonly every?: number;
  /** Updates by which the log's steps are late: 1 when they count from 1. */
  readonly shift: number;
  /** Steps of a warmup that is known from elsewhere; none of it was logged. */
  readonly told?: number;
}

/** A warmup of more than this share of the run is half of a one-cycle. */
const longWarmup = 0.2;
/** A one-cycle ends far below where it starts. */
const farBelow = 0.1;

/** A schedule in a few words: `WSD, 20% linear cooldown to 0, warmup 300`. */
export function nameOf(named: Named): string {
  const { every, shift, told } = named;
  const [first] = named.phases;
  const unseen = first?.assumed ? `, its first ${steps(first.end)} steps not logged` : "";
  const phases = first?.assumed && first.role !== "hold" ? named.phases.slice(1) : named.phases;
  const warmup = phases[0]?.role === "warmup" ? phases[0] : undefined;
  const rest = warmup === undefined ? phases : phases.slice(1);
  const main = named.cycles !== undefined ? cyclesName(named, named.cycles) : mainName(rest, warmup, named);
  const isNoam = main.includes("Noam") || main.startsWith("one cycle");
  const inCycles = named.cycles?.first === 0;
  const rises =
    warmup === undefined || isNoam || inCycles
      ? ""
      : `, ${warmup.shape === "linear" ? "" : `${warmup.shape} `}warmup ${steps(warmup.end + shift)}`;
  const treads = every === undefined ? "" : `, in treads of ${steps(every)} steps`;
  const asTold = told === undefined ? "" : `, warmup ${steps(told)} as configured`;
  return `${main}${rises}${asTold}${treads}${unseen}`;
}

function mainName(rest: readonly RecoveredPhase[], warmup: RecoveredPhase | undefined, named: Named): string {
  const [first, second, third] = rest;
  if (first === undefined)
    return warmup === undefined ? "nothing" : `a rise to ${lr(warmup.to)} that never ends`;
  if (rest.every((phase) => phase.kind === "constant")) return levelsName(rest, named);
  if (
    first.role === "hold" &&
    second?.role === "decay" &&
    (rest.length === 2 || (rest.length === 3 && third.role === "tail"))
  ) {
    return `WSD, ${share((second.end - second.begin) / (named.horizon || 1))} ${second.shape} cooldown${target(second)}${third ? ", then a tail" : ""}`;
  }
  if (first.role === "decay" && (rest.length === 1 || (rest.length === 2 && second.role === "tail"))) {
    const tail = second === undefined ? "" : ", then a tail";
    if (warmup !== undefined && isOneCycle(warmup, first, named.horizon)) {
      return `one cycle, peak ${lr(first.from)} at ${steps(warmup.end + named.shift)}${tail}`;
    }
    if (first.kind === "power" && first.shape.startsWith("inverse square")) {
      return `${warmup === undefined ? "" : "Noam: "}inverse square root${warmup === undefined ? "" : ` after warmup ${steps(warmup.end + named.shift)}`}${tail}`;
    }
    if (first.kind === "power" || first.kind === "exponential") return `${first.shape} decay${tail}`;
    return `${first.shape}${target(first)}${tail}`;
  }
  return rest.map((phase) => words(phase)).join(" → ");
}

function levelsName(rest: readonly RecoveredPhase[], { shift }: Named): string {
  if (rest.length === 1) return `constant ${lr(rest[0].from)}`;
  const factors = rest.slice(1).map((phase, k) => Number((phase.from / rest[k].from).toPrecision(3)));
  const same = factors.every((factor) => factor === factors[0]);
  const at = rest.slice(1, 5).map((phase) => steps(phase.begin + shift));
  const more = rest.length > 5 ? ` and ${rest.length - 5} more` : "";
  return same
    ? `step decay, × ${factors[0]} at ${at.join(", ")}${more}`
    : `${rest.length} levels, changed at ${at.join(", ")}${more}`;
}

function cyclesName({ phases }: Named, { size, span, stretch, damp, first }: Cycles): string {
  const [one, two] = phases.slice(first, first + size);
  const longer = stretch === 1 ? "" : `, each ${stretch} times as long`;
  const lower = damp === 1 ? "" : `, each ${damp} times as high`;
  if (size === 1) return `${one.shape} with warm restarts, cycles of ${steps(span)} steps${longer}${lower}`;
  if (size === 2 && one.to > one.from && two.to < two.from) {
    return `cyclic, ${steps(one.end - one.begin)} steps up and ${steps(span - one.end + one.begin)} down${longer}${lower}`;
  }
  return `cycles of ${steps(span)} steps${longer}${lower}`;
}

const isOneCycle = (warmup: RecoveredPhase, fall: RecoveredPhase, horizon: number): boolean =>
  warmup.end > longWarmup * horizon && fall.to < farBelow * warmup.from + 1e-12;

const words = ({ role, shape, from, to, begin, end }: RecoveredPhase): string =>
  role === "hold" || role === "level" || role === "tail"
    ? `${role} ${lr(from)} for ${steps(end - begin)}`
    : `${shape} ${role} from ${lr(from)} to ${lr(to)} over ${steps(end - begin)}`;

const target = ({ from, to }: RecoveredPhase): string =>
  Math.abs(to) < 1e-3 * Math.abs(from) ? " to 0" : ` to ${share(to / from)}`;

/** Numbers as the rest of anneal writes them; `describe` has the formatters. */
const steps = (count: number): string => String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ",");
const share = (part: number): string => `${Number((100 * part).toPrecision(part < 0.1 ? 2 : 3))}%`;
const lr = (value: number): string => {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 0.01 || rounded === 0
    ? String(rounded)
    : rounded.toExponential().replace("e+", "e");
};
