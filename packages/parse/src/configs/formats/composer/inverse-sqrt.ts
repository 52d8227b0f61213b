import type { Spec } from "anneal";
import type { Converted, Note } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import type { Keys } from "../../keys/keys.ts";

const time = /^\s*(\d+(?:\.\d+)?)(ba|ep|sp|tok|dur)\s*$/;

/**
 * llm-foundry's InverseSquareRootWithWarmupScheduler, a factor on the LR over times t of one unit:
 *
 *   t / t_warmup                                        up to t_warmup
 *   a + (1 - a) * ((t - t_warmup) / t_scale + 1)**-0.5  a = alpha_f_decay, up to t_max - t_cooldown
 *   linear from there to alpha_f_cooldown               over t_cooldown
 *
 * Source: llm-foundry `optim/scheduler.py`.
 */
export function inverseSqrt({ context }: Found, keys: Keys): Converted {
  const max = parsed(String(context.maxDuration ?? `${context.horizon?.steps ?? ""}ba`));
  if (!max)
    return keys.decline("max_duration", 'a time such as "1000ba"', context.maxDuration, { code: "missing" });
  const [total, unit] = max;
  const per = stepsPer(unit, context.horizon ?? {});
  if (per === undefined) {
    return keys.decline("t_warmup", `the length of a batch in "${unit}"`, undefined, { code: "missing" });
  }
  const read = (name: string): number => {
    const written = keys.fields.get(name)?.value;
    const found = typeof written === "string" ? parsed(written) : undefined;
    if (found?.[1] === unit) return found[0] * per;
    return keys.decline(name, `a time in the unit of max_duration, "${unit}"`, written, { code: "unit" });
  };
  const ratio = context.scaleScheduleRatio ?? 1;
  if (ratio !== 1) keys.decline("scale_schedule_ratio", "1 with this scheduler", ratio);
  const end =
    keys.fields.has("t_max") && keys.fields.get("t_max")?.value !== "1dur" ? read("t_max") : total * per;
  const [warmup, scale, cooldown] = ["t_warmup", "t_scale", "t_cooldown"].map(read);
  if (!(scale > 0)) keys.decline("t_scale", "a time above 0", keys.fields.get("t_scale")?.value);
  const [high, low] = ["alpha_f_decay", "alpha_f_cooldown"].map((name) => keys.number(name) ?? 0);
  if (high < low) keys.decline("alpha_f_decay", `at least alpha_f_cooldown, ${low}`, high);
  keys.settle();
  const times = { warmup, scale, cooldown, start: Math.max(warmup, end - cooldown) };
  const factor = factorOf(times, high, low);
  const lrs =
    context.baseLrs ?? keys.decline("lr", "the LR of the optimizer", undefined, { code: "missing" });
  return { groups: lrs.map((lr): Spec => ({ kind: "scale", by: lr, of: factor })), notes: notesOf(times) };
}

interface Times {
  readonly warmup: number;
  readonly scale: number;
  readonly cooldown: number;
  /** Where the cooldown begins. */
  readonly start: number;
}

function factorOf({ warmup, scale, cooldown, start }: Times, high: number, low: number): Spec {
  const decay: Spec = { kind: "power", from: 1 - high, power: -0.5, per: scale };
  const curve: Spec = high === 0 ? decay : { kind: "sum", of: [{ kind: "constant", value: high }, decay] };
  const reached = high + (1 - high) * ((start - warmup) / scale + 1) ** -0.5;
  const rise: readonly Spec[] = warmup > 0 ? [{ kind: "linear", from: 0, to: 1, over: warmup }] : [];
  const middle: readonly Spec[] = start > warmup ? [{ kind: "slice", of: curve, over: start - warmup }] : [];
  const last: Spec =
    cooldown > 0
      ? { kind: "linear", from: reached, to: low, over: cooldown }
      : { kind: "constant", value: reached };
  return { kind: "sequence", of: [...rise, ...middle, last] };
}

function notesOf({ warmup, start }: Times): readonly Note[] {
  return [
    ...(warmup > 0
      ? [
          {
            code: "starts-at-zero" as const,
            step: 0,
            text: "The first update has an LR of 0: it does nothing.",
          },
        ]
      : []),
    { code: "relative-floor", text: "alpha_f_decay and alpha_f_cooldown are ratios of the optimizer's LR." },
    { code: "unit", text: "Steps are batches." },
    { code: "jumps", step: Math.ceil(start), text: "Here the cooldown begins." },
  ];
}

function parsed(text: string): readonly [amount: number, unit: string] | undefined {
  const found = time.exec(text);
  return found && found[2] !== "dur" ? [Number(found[1]), found[2]] : undefined;
}

/** Batches in one of a unit. */
function stepsPer(
  unit: string,
  rates: {
    readonly stepsPerEpoch?: number;
    readonly samplesPerStep?: number;
    readonly tokensPerStep?: number;
  },
): number | undefined {
  const inverse = (rate: number | undefined): number | undefined =>
    rate === undefined ? undefined : 1 / rate;
  if (unit === "ba") return 1;
  if (unit === "ep") return rates.stepsPerEpoch;
  return inverse(unit === "sp" ? rates.samplesPerStep : rates.tokensPerStep);
}
