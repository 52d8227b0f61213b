import { baseLrsOf } from "../context.ts";
import type { Converted, PlateauFacts } from "../converted.ts";
import { note } from "../note.ts";
import { choice, count, ignored, number, type Param, perGroup } from "../params/param.ts";
import { type Scheduler, scheduler, spread } from "../scheduler.ts";
import { constant } from "../shared/parts.ts";
import { unitNote } from "./alone.ts";

/** The parameters of torch ReduceLROnPlateau, which transformers and Ignite hand on. */
export const plateauParams: {
  readonly [K in keyof PlateauArgs]: Param<PlateauArgs[K]>;
} & {
  readonly optimizer: Param<unknown>;
  readonly min_lr: Param<number | readonly number[]>;
  readonly verbose: Param<unknown>;
} = {
  optimizer: ignored,
  mode: /* @__PURE__ */ choice(["min", "max"], "min"),
  factor: /* @__PURE__ */ number({ min: 0, below: 1, otherwise: 0.1 }),
  patience: /* @__PURE__ */ count(10),
  threshold: /* @__PURE__ */ number({ min: 0, otherwise: 1e-4 }),
  threshold_mode: /* @__PURE__ */ choice(["rel", "abs"], "rel"),
  cooldown: /* @__PURE__ */ count(0),
  min_lr: /* @__PURE__ */ perGroup(/* @__PURE__ */ number({ min: 0, otherwise: 0 })),
  eps: /* @__PURE__ */ number({ min: 0, otherwise: 1e-8 }),
  verbose: ignored,
};

export interface PlateauArgs {
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly threshold_mode: "rel" | "abs";
  readonly cooldown: number;
  readonly eps: number;
}

/** A level as a ratio to each base LR; 0 where that is 0. */
export const ratios = (levels: readonly number[], base: readonly number[]): readonly number[] =>
  levels.map((level, g) => (base[g] === 0 ? 0 : level / base[g]));

/** The options of the controller that torch's plateau scheduler is. */
export function plateauFacts(
  args: PlateauArgs,
  floors: readonly number[],
  base: readonly number[],
): PlateauFacts {
  return {
    mode: args.mode,
    factor: args.factor,
    patience: args.patience,
    cooldownChecks: args.cooldown,
    ...(args.threshold_mode === "rel" ? { minRatio: args.threshold } : { minDelta: args.threshold }),
    floor: ratios(floors, base),
    eps: ratios(
      base.map(() => args.eps),
      base,
    ),
    counting: "torch",
  };
}

/** What every plateau scheduler is: its base LR, and a controller. */
export function onPlateau(base: readonly number[], options: PlateauFacts): Converted {
  const { patience } = options;
  const cut = options.counting === "torch" ? patience + 1 : Math.max(1, patience);
  const text = `The LR depends on the metrics of the run: of readings that never improve, number ${cut} cuts it.`;
  return {
    groups: base.map((lr) => constant(lr)),
    control: { kind: "plateau", options },
    notes: [note("controller", text)],
  };
}

/** torch ReduceLROnPlateau. */
export const reduceLROnPlateau: Scheduler = /* @__PURE__ */ scheduler(
  plateauParams,
  (args, { path, context }) => {
    const base = baseLrsOf(context, path);
    const floors = spread(args.min_lr, base.length, `${path}.min_lr`);
    const converted = onPlateau(base, plateauFacts(args, floors, base));
    return { ...converted, notes: [...converted.notes, unitNote] };
  },
);
