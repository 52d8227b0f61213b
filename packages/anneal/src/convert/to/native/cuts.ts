import type { Spec } from "../../../schedules/index.ts";
import type { Candidate } from "../exported.ts";
import { tidy } from "../outline.ts";
import { proposeOneCycle } from "./torch-one-cycle.ts";

/** Levels that fall by one factor, perhaps several times at once: the arguments of a multi-step scheduler. */
export function multiStep({
  at,
  values,
}: Extract<Spec, { readonly kind: "steps" }>):
  | { readonly milestones: readonly number[]; readonly gamma: number }
  | undefined {
  const cuts = values.slice(1).map((value, i) => value / values[i]);
  const gamma = cuts.reduce((a, b) => (Math.abs(Math.log(a)) < Math.abs(Math.log(b)) ? a : b), 0);
  if (!(gamma > 0) || !cuts.every((cut) => cut > 0 && Number.isFinite(cut))) return undefined;
  const milestones = cuts.flatMap((cut, i) => {
    const times = gamma === 1 ? 1 : Math.round(Math.log(cut) / Math.log(gamma));
    return new Array<number>(Math.min(Math.max(times, 0), 64)).fill(at[i] as number);
  });
  return { milestones, gamma: tidy(gamma) };
}

/** One-cycle of torch, with another name for its highest LR. */
export const proposeOneCycleWith = (parts: readonly Spec[], peak: string): readonly Candidate[] =>
  proposeOneCycle(parts).map(({ call: { name, kwargs = {} }, baseLr }) => {
    const { max_lr, ...rest } = kwargs;
    return { call: { name, kwargs: { [peak]: max_lr, ...rest } }, baseLr };
  });
