import type { Note } from "../note.ts";
import { note } from "../note.ts";
import type { Param } from "../params/param.ts";
import { count, flag, ignored, number, only } from "../params/param.ts";
import type { Warmup } from "./warmup.ts";

/** The arguments that every scheduler of timm has. */
export interface CommonArgs {
  readonly warmup_t: number;
  readonly warmup_lr_init: number;
  readonly warmup_prefix: boolean;
  readonly t_in_epochs: boolean;
}

/** Noise is drawn by torch's own generator. */
export const noiseParams: {
  readonly [Name in "noise_range_t" | "noise_pct" | "noise_std" | "noise_seed"]: Param<unknown>;
} = {
  noise_range_t: /* @__PURE__ */ only(null, "its noise is drawn by torch, and not converted"),
  noise_pct: ignored,
  noise_std: ignored,
  noise_seed: ignored,
};

/** Their parameters; the warmup comes first, or runs above the schedule. */
export const warmupParams = (
  prefix: boolean,
): { readonly [Name in keyof CommonArgs]: Param<CommonArgs[Name]> } & typeof noiseParams => ({
  warmup_t: count(0),
  warmup_lr_init: number({ otherwise: 0 }),
  warmup_prefix: flag(prefix),
  t_in_epochs: flag(true),
  ...noiseParams,
});

export const warmupOf = (args: CommonArgs): Warmup => ({
  over: args.warmup_t,
  from: args.warmup_lr_init,
  prefix: args.warmup_prefix,
});

export const unitOf = (args: CommonArgs): Note =>
  note("unit", args.t_in_epochs ? "Steps are epochs." : "Steps are updates.");
