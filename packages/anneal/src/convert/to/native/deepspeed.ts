import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import type { Candidate, Propose } from "../exported.ts";
import { partsOf, type RampOf, rampOf, tidy } from "../outline.ts";

/** Proposes schedulers of DeepSpeed, most of which are one update late and so have few schedules but their own. */
export const proposeDeepspeed: Propose = (spec) => {
  const parts = partsOf(spec);
  return [...oneCycle(parts), ...rangeTest(spec), ...flat(parts), ...late(parts)];
};

const named = (name: string, baseLr: number, kwargs: Call["kwargs"]): Candidate => ({
  call: { name, kwargs },
  baseLr,
});

const isLine = (ramp: RampOf | undefined): ramp is RampOf =>
  ramp?.kind === "linear" && !ramp.onward && ramp.pace === 1 && Number.isInteger(ramp.over) && ramp.over >= 1;

/** Up, down, and then the lowest LR or an inverse decay of it. */
function oneCycle([first, second, third]: readonly Spec[]): readonly Candidate[] {
  const [up, down] = [rampOf(first), rampOf(second)];
  if (!isLine(up) || !isLine(down) || up.from !== down.to || up.to !== down.from) return [];
  const decay =
    third?.kind === "power" && third.power === -1
      ? { decay_step_size: (third.per as number) ?? 1, decay_lr_rate: third.rate ?? 1 }
      : {};
  const kwargs = {
    cycle_min_lr: up.from,
    cycle_max_lr: up.to,
    cycle_first_step_size: up.over,
    cycle_second_step_size: down.over,
    ...decay,
    cycle_momentum: false,
  };
  return [named("OneCycle", up.to, kwargs)];
}

/** A line that rises, perhaps in stairs. */
function rangeTest(spec: Spec): readonly Candidate[] {
  const line = rampOf(spec.kind === "stairs" ? spec.of : spec);
  if (line?.kind !== "linear" || line.pace !== 1 || !(line.from > 0) || !Number.isInteger(line.over))
    return [];
  const kwargs = {
    lr_range_test_min_lr: line.from,
    lr_range_test_step_size: line.over,
    lr_range_test_step_rate: tidy(line.to / line.from - 1),
    ...(spec.kind === "stairs" && { lr_range_test_staircase: true }),
  };
  return [named("LRRangeTest", line.from, kwargs)];
}

/** One LR for ever: a warmup between equal levels. */
function flat(parts: readonly Spec[]): readonly Candidate[] {
  const [only] = parts;
  if (parts.length !== 1 || only.kind !== "constant") return [];
  const { value } = only;
  return [
    named("WarmupLR", value, {
      warmup_min_lr: value,
      warmup_max_lr: value,
      warmup_num_steps: 2,
      warmup_type: "linear",
    }),
  ];
}

/** What begins with one update at the lowest LR: a warmup, and perhaps a decay. */
function late([first, second, third]: readonly Spec[]): readonly Candidate[] {
  if (first?.kind !== "constant" || first.over !== 1 || !second) return [];
  const warmup = warmupOf(second);
  if (!warmup) return [];
  const { from, to, steps, type } = warmup;
  const common = { warmup_num_steps: steps, warmup_type: type };
  const absolute = { warmup_min_lr: from, warmup_max_lr: to, ...common };
  const decay = rampOf(third?.kind === "slice" ? third.of : third);
  if (!decay) return [named("WarmupLR", to, absolute)];
  const total = steps + decay.over;
  if (decay.kind === "linear") return [named("WarmupDecayLR", to, { total_num_steps: total, ...absolute })];
  const ratios = { warmup_min_ratio: tidy(from / to), cos_min_ratio: tidy(decay.to / to) };
  return [named("WarmupCosineLR", to, { total_num_steps: total, ...ratios, ...common })];
}

function warmupOf(spec: Spec) {
  const line = rampOf(spec);
  if (isLine(line)) return { from: line.from, to: line.to, steps: line.over, type: "linear" };
  const log = spec.kind === "slice" && spec.skip === undefined ? spec.of : undefined;
  if (log?.kind !== "log") return undefined;
  return { from: log.from, to: log.to, steps: (log.over as number) + 1, type: "log" };
}
