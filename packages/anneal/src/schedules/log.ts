import { logShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, type Ramp, rampFields } from "./ramp.ts";

export interface LogSpec extends Ramp {
  readonly kind: "log";
}

/**
 * A logarithmic rise (or fall): fast at first, then slow.
 *
 *   lr(t) = (1 - q) * from + q * to,   q = log(1 + t) / log(1 + span)
 *
 * Units: `from` and `to` are LRs, `over` is a Duration.
 * Source: DeepSpeed WarmupLR, its default `warmup_type: "log"`.
 * @example compile(log({ from: 0, to: 1, over: 99 }), { steps: 99 }).at(9); // 0.5
 */
export const log: Kind<LogSpec> = /* @__PURE__ */ defineKind<LogSpec>(
  "log",
  "A logarithm: fast, then slow.",
  rampFields,
  (spec) => drawRamp(spec, logShape(spec.over)),
);
