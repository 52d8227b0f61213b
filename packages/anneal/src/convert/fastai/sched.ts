import type { Spec } from "../../schedules/index.ts";
import { type Argument, type Call, isCall, isDictionary, lastPart } from "../call.ts";
import { type Args, bind, type Params } from "../params/bind.ts";
import { number, type Param } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import { constant, cosine, easeIn, exponential, linear } from "../shared/parts.ts";

/** A schedule function of fastai: from `start` to `end` as its position goes from 0 to 1. */
export interface Sched {
  readonly start: number;
  readonly end: number;
  /** The ramp over a length. */
  readonly over: (span: number) => Spec;
  /** Its value at a position, in fastai's own order of operations. */
  readonly at: (p: number) => number;
}

const ends = { start: number(), end: number() } as const;

const schedLin = (start: number, end: number): Sched => ({
  start,
  end,
  over: (span) => linear(start, end, span),
  at: (p) => start + p * (end - start),
});

export const schedCos = (start: number, end: number): Sched => ({
  start,
  end,
  over: (span) => (start === end ? constant(start, span) : cosine(start, end, span)),
  at: (p) => start + ((1 + Math.cos(Math.PI * (1 - p))) * (end - start)) / 2,
});

const schedNo = (start: number, end: number): Sched => ({
  start,
  end,
  over: (span) => constant(start, span),
  at: () => start,
});

const schedExp = (start: number, end: number): Sched => ({
  start,
  end,
  over: (span) => ({ ...exponential(start, end / start, span), over: span }) as Spec,
  at: (p) => start * (end / start) ** p,
});

const schedPoly = (start: number, end: number, power: number): Sched => ({
  start,
  end,
  over: (span) => (power === 0 ? constant(end, span) : easeIn(start, end, span, power)),
  at: (p) => start + (end - start) * p ** power,
});

interface SchedKind {
  readonly params: Params;
  readonly read: (call: Call, path: string) => Sched;
}

const kind = <P extends Params>(params: P, read: (args: Args<P>) => Sched): SchedKind => ({
  params,
  read: (call, path) => read(bind(call, params, path)),
});

/** The schedule functions of fastai by name. */
export const schedKinds: { readonly [name: string]: SchedKind } = {
  SchedLin: kind(ends, ({ start, end }) => schedLin(start, end)),
  SchedCos: kind(ends, ({ start, end }) => schedCos(start, end)),
  SchedNo: kind(ends, ({ start, end }) => schedNo(start, end)),
  SchedExp: kind({ start: number({ above: 0 }), end: number({ min: 0 }) }, ({ start, end }) =>
    schedExp(start, end),
  ),
  SchedPoly: kind({ ...ends, power: number({ min: 0 }) }, ({ start, end, power }) =>
    schedPoly(start, end, power),
  ),
};

/** Reads a schedule function. */
export function readSched(call: Call, path: string): Sched {
  const name = lastPart(call.name);
  if (Object.hasOwn(schedKinds, name)) return schedKinds[name].read(call, path);
  return decline(path, `one of ${Object.keys(schedKinds).join(", ")}`, name, "unknown");
}

/** A nested schedule function. */
export const schedParam: Param<Sched> = {
  optional: false,
  otherwise: undefined,
  read: (value: Argument, { path }) => {
    if (isCall(value)) return readSched(value, path);
    return decline(
      path,
      "a schedule such as SchedCos(0, 1)",
      isDictionary(value) ? "a dictionary" : value,
      "type",
    );
  },
};
