import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import type { ConvertContext } from "../context.ts";
import { type Args, bind, type Params } from "../params/bind.ts";
import { flag, ignored, only, optional, whole } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import { scaled } from "../shared/parts.ts";
import { endless, type Window, type WindowCurve } from "./curve.ts";

/** The arguments that every scheduler of MMEngine has. */
const common = {
  begin: whole({ min: 0, otherwise: 0 }),
  end: whole({ min: 1, otherwise: endless }),
  last_step: only(-1, "resuming is not converted; the schedule is the same from its start"),
  by_epoch: flag(true),
  verbose: ignored,
  convert_to_iter_based: flag(false),
  epoch_length: optional(whole({ min: 1 })),
} as const;

type Common = Args<typeof common>;

/** Steps per epoch that lengths are multiplied by (1: none), and that the result is stepped by. */
export interface Scale {
  readonly by: number;
  readonly every: number;
  readonly window: Window;
}

function scaleOf(a: Common, context: ConvertContext, path: string): Scale {
  const known = a.epoch_length ?? context.horizon?.stepsPerEpoch;
  if (!(a.begin < a.end)) decline(`${path}.end`, `above begin, ${a.begin}`, a.end);
  const at = (by: number): Window => ({ begin: a.begin * by, end: a.end >= endless ? endless : a.end * by });
  if (a.convert_to_iter_based) {
    if (!a.by_epoch) decline(`${path}.convert_to_iter_based`, "False with by_epoch=False", true);
    const by =
      known ?? decline(`${path}.epoch_length`, "the number of updates in an epoch", undefined, "missing");
    return { by, every: 1, window: at(by) };
  }
  // With epochs of known length the result counts updates, and holds within each epoch.
  const by = a.by_epoch && context.horizon?.stepsPerEpoch ? context.horizon.stepsPerEpoch : 1;
  return { by, every: by, window: at(by) };
}

/** How a scheduler of MMEngine is read, and the names of its parameters in order. */
export interface Read {
  readonly params: readonly string[];
  readonly read: (call: Call, context: ConvertContext, path: string) => WindowCurve;
}

/** Reads a scheduler; its lengths are multiplied by `by` where epochs become updates. */
export function reader<P extends Params>(
  params: P,
  read: (
    args: Args<P>,
    scale: Scale,
    path: string,
  ) => Partial<WindowCurve> & Pick<WindowCurve, "of" | "next">,
): Read {
  const both = { ...params, ...common };
  return {
    params: Object.keys(both),
    read: (call, context, path) => {
      const { type: _, ...kwargs } = call.kwargs ?? {};
      const args = bind({ ...call, kwargs }, both, path);
      const scale = scaleOf(args as unknown as Common, context, path);
      const found = read(args as Args<P>, scale, path);
      return {
        multiplies: true,
        freezes: true,
        notes: [],
        ...found,
        window: scale.window,
        every: scale.every,
      };
    },
  };
}

/** Steps of an epoch-wise scheduler whose lengths were multiplied: what its recursion sees. */
export const own = (t: number, { every }: Scale): number | undefined =>
  t % every === 0 ? t / every : undefined;

/** A factor times the LR in force. */
export const factor = (
  spec: Spec,
  times: (t: number) => number,
  scale: Scale,
): Pick<WindowCurve, "of" | "next"> => ({
  of: (lr: number) => scaled(lr, spec),
  next: (lr: number, t: number) => {
    const step = own(t, scale);
    return step === undefined ? lr : lr * times(step);
  },
});

/** Lengths in the scheduler's own steps. */
export const inSteps = (length: number, { by, every }: Scale): number => (length * by) / every;

/** What MMEngine calls total_iters: one step less than the window, in the scheduler's own steps. */
export function ownTotal({ window, every }: Scale): number {
  return window.end >= endless ? endless - window.begin / every - 1 : (window.end - window.begin) / every - 1;
}
