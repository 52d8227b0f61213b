import type { Shape } from "./shape.ts";

/**
 * A logarithmic rise over `span` steps: fast at first, then slow.
 *
 *   elapsed = log(1 + span p) / log(1 + span),   remaining = 1 - elapsed;   over no steps elapsed = 1
 *
 * Source: DeepSpeed `WarmupLR`, its default `warmup_type`.
 * @example logShape(99)(9 / 99, 0, 1); // 0.5
 */
export const logShape = (span: number): Shape => {
  if (span === 0) return (_, __, to) => to;
  const whole = Math.log1p(span);
  return (p, from, to) => {
    const q = Math.log1p(span * p) / whole;
    return (1 - q) * from + q * to;
  };
};
