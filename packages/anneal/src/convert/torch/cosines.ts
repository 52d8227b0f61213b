import type { Spec } from "../../schedules/index.ts";
import { note } from "../note.ts";
import { ignored, number, type Param, whole } from "../params/param.ts";
import { cosine, onward, repeatOf } from "../shared/parts.ts";
import { lastArguments, type MemberKind, member, same } from "./member.ts";

/** torch's chainable cosine, which MMEngine has too: the LR of step t after `lr`. */
export function cosineSteps({
  T,
  low,
}: {
  readonly T: number;
  readonly low: number;
}): (lr: number, t: number, base: number) => number {
  // Each weight is the next step's last one; a long run asks for them in order.
  let [last, lastWeight] = [0, 2];
  const weight = (step: number): number => 1 + Math.cos((Math.PI * step) / T);
  return (lr, t, base) => {
    if (t === 0) return lr;
    const before = last === t - 1 ? lastWeight : weight(t - 1);
    last = t;
    lastWeight = weight(t);
    // t - 1 is T, 3 T, 5 T: torch's own remainder of t - 1 - T.
    if ((t - 1) % (2 * T) === T) return lr + ((base - low) * (1 - Math.cos(Math.PI / T))) / 2;
    return (lastWeight / before) * (lr - low) + low;
  };
}

export const cosineAnnealingLR: MemberKind = member(
  { optimizer: ignored, T_max: whole({ min: 1 }), eta_min: number({ otherwise: 0 }), ...lastArguments },
  ({ T_max: T, eta_min: low }) => ({
    of: (base) => onward(cosine(base, low, T)),
    next: cosineSteps({ T, low }),
    multiplies: false,
    first: 1,
    later: same,
    low,
    notes: [
      note(
        "rises-again",
        `After its lowest point the LR climbs back, with a period of ${2 * T} steps.`,
        T + 1,
      ),
    ],
  }),
);

export interface Restarts {
  readonly first: number;
  readonly stretch: number;
  readonly low: number;
}

/** Reads CosineAnnealingWarmRestarts. */
export const restartParams: {
  readonly optimizer: Param<unknown>;
  readonly T_0: Param<number>;
  readonly T_mult: Param<number>;
  readonly eta_min: Param<number>;
  readonly last_epoch: Param<unknown>;
  readonly verbose: Param<unknown>;
} = {
  optimizer: ignored,
  T_0: /* @__PURE__ */ whole({ min: 1 }),
  T_mult: /* @__PURE__ */ whole({ min: 1, otherwise: 1 }),
  eta_min: /* @__PURE__ */ number({ otherwise: 0 }),
  ...lastArguments,
};

export const restarts = (base: number, { first, stretch, low }: Restarts): Spec =>
  repeatOf(cosine(base, low, first), { stretch });

export const cosineAnnealingWarmRestarts: MemberKind = member(
  restartParams,
  ({ T_0: first, T_mult: stretch, eta_min: low }) => ({
    of: (base) => restarts(base, { first, stretch, low }),
    next: (_, t, base) => {
      let [start, length] = [0, first];
      while (t >= start + length) {
        start += length;
        length *= stretch;
      }
      return low + ((base - low) * (1 + Math.cos((Math.PI * (t - start)) / length))) / 2;
    },
    multiplies: false,
    first: 1,
    later: same,
  }),
);
