import type { Spec } from "../../schedules/index.ts";
import { type Argument, type Call, lastPart } from "../call.ts";
import { type Note, note } from "../note.ts";
import { bind } from "../params/bind.ts";
import { count, flag, ignored, number, optional, type Param, text, whole } from "../params/param.ts";
import { problem } from "../problem.ts";
import { decline } from "../scheduler.ts";
import { type Cyclical, cyclical, firstValue } from "./cyclical.ts";

/** A parameter scheduler of Ignite: one value for all groups. */
export interface IgniteMember {
  readonly spec: Spec;
  /** Its value before anything was set, in Ignite's own rounding. */
  readonly first: number;
  readonly param: string;
  /** The group that it sets; undefined: all. */
  readonly group?: number;
  readonly stops?: number;
  readonly notes: readonly Note[];
}

const common = {
  param_name: text("lr"),
} as const;
const lasting = { save_history: ignored, param_group_index: optional(count()) } as const;

const cyclicalParams = {
  optimizer: ignored,
  ...common,
  start_value: number(),
  end_value: number(),
  cycle_size: whole({ min: 2 }),
  cycle_mult: number({ min: 0, otherwise: 1 }),
  start_value_mult: number({ min: 0, otherwise: 1 }),
  end_value_mult: number({ min: 0, otherwise: 1 }),
  warmup_duration: count(0),
  ...lasting,
} as const;

const linearParams = { ...cyclicalParams, monotonic: flag(false) } as const;

function readCyclical(call: Call, path: string, until: number): IgniteMember {
  const linear = lastPart(call.name) === "LinearCyclicalScheduler";
  const a = linear
    ? bind(call, linearParams, path)
    : { ...bind(call, cyclicalParams, path), monotonic: true };
  if (a.warmup_duration > 0 && !a.monotonic)
    decline(`${path}.warmup_duration`, "0, or monotonic=True", a.warmup_duration);
  const c: Cyclical = {
    shape: linear ? (a.monotonic ? "line" : "peak") : "cosine",
    start: a.start_value,
    end: a.end_value,
    size: a.cycle_size,
    stretch: a.cycle_mult,
    startDamp: a.start_value_mult,
    endDamp: a.end_value_mult,
    warmup: a.warmup_duration,
  };
  const found = cyclical(c, until);
  const stops = found.stops;
  return {
    spec: found.spec,
    first: firstValue(c),
    param: a.param_name,
    ...(a.param_group_index !== undefined && { group: a.param_group_index }),
    ...(stops !== undefined && { stops }),
    notes: [
      ...cycleNotes(c),
      unitNote,
      ...(stops === undefined
        ? []
        : [note("stops", `The size of a cycle has become 0: it divides by it at step ${stops}.`, stops)]),
      ...(found.until === undefined
        ? []
        : [note("table", `Cycles are written out up to step ${found.until}.`, found.until)]),
    ],
  };
}

/** One call a step: Ignite counts events. */
export const unitNote: Note = note(
  "unit",
  "One step is one call of the handler: an iteration or an epoch, by the event it is attached to.",
);

/** Where the values of the second cycle begin: above the end of the first, or below it. */
function cycleNotes({ shape, start, end, size, warmup, startDamp }: Cyclical): readonly Note[] {
  const next = start * startDamp;
  if (shape === "peak" && end < start)
    return [note("rises-again", "Each cycle goes down and up again.", Math.floor(size / 2 + 0.5) + 1)];
  const from = shape === "peak" ? start : end;
  if (next > from)
    return [note("rises-again", "The values start anew with each cycle.", warmup > 0 ? size + 1 : size)];
  return next < from ? [note("jumps", "The values start anew, lower, with each cycle.", size)] : [];
}

/** A list of [step, value]. */
const points: Param<readonly (readonly [number, number])[]> = {
  optional: false,
  otherwise: undefined,
  read: (value: Argument, { path, report }) => {
    if (!Array.isArray(value) || value.length === 0)
      return report(problem("type", path, "a list of [step, value]", value));
    return value.map((each, i) => {
      const at = { path: `${path}[${i}]`, report };
      if (!Array.isArray(each) || each.length !== 2)
        return report(problem("type", at.path, "[step, value]", each)) ?? [0, 0];
      const step = whole().read(each[0], { ...at, path: `${at.path}[0]` }) ?? 0;
      return [step, number().read(each[1], { ...at, path: `${at.path}[1]` }) ?? 0] as const;
    });
  },
};

const piecewiseParams = { optimizer: ignored, ...common, milestones_values: points, ...lasting } as const;

function readPiecewise(call: Call, path: string): IgniteMember {
  const a = bind(call, piecewiseParams, path);
  const list = a.milestones_values;
  list.forEach(([step], i) => {
    if (step < (list[i - 1]?.[0] ?? step))
      decline(`${path}.milestones_values[${i}][0]`, `at least ${list[i - 1][0]}`, step);
    if (step < 0) decline(`${path}.milestones_values[${i}][0]`, "a step of at least 0", step);
  });
  return {
    spec: { kind: "knots", points: list },
    first: list[0][1],
    param: a.param_name,
    ...(a.param_group_index !== undefined && { group: a.param_group_index }),
    notes: [unitNote],
  };
}

/** Ignite's own schedulers that set one value, with the names of their parameters in order. */
export const igniteParams: { readonly [name: string]: readonly string[] } = {
  LinearCyclicalScheduler: /* @__PURE__ */ Object.keys(linearParams),
  CosineAnnealingScheduler: /* @__PURE__ */ Object.keys(cyclicalParams),
  PiecewiseLinear: /* @__PURE__ */ Object.keys(piecewiseParams),
};

/** Their names. */
export const igniteNames: readonly string[] = /* @__PURE__ */ Object.keys(igniteParams);

/** Reads one of Ignite's own schedulers. */
export function readIgnite(call: Call, path: string, until: number): IgniteMember {
  const name = lastPart(call.name);
  if (name === "PiecewiseLinear") return readPiecewise(call, path);
  if (igniteNames.includes(name)) return readCyclical(call, path, until);
  return decline(path, `one of ${igniteNames.join(", ")}`, name, "unknown");
}
