import type { Duration, Horizon, Unit } from "anneal";

const sizes: { readonly [U in Unit]: (horizon: Horizon) => number | undefined } = {
  // So many steps to one of the unit.
  "%": ({ steps }) => steps / 100,
  ep: ({ stepsPerEpoch }) => stepsPerEpoch,
  sample: ({ samplesPerStep }) => samplesPerStep && 1 / samplesPerStep,
  tok: ({ tokensPerStep }) => tokensPerStep && 1 / tokensPerStep,
};

/** The unit of a length as it is written; `undefined` for steps and "rest". */
export const unitOf = (written: unknown): Unit | undefined =>
  typeof written === "string" ? (/(%|ep|sample|tok)$/.exec(written)?.[1] as Unit | undefined) : undefined;

/**
 * So many steps, written as another length is: a share stays a share, epochs stay epochs, in as few digits as mean that
 * very step. Steps are whole.
 */
export function writeLength(steps: number, like: unknown, horizon: Horizon): Duration {
  const whole = Math.max(0, Math.round(steps));
  const unit = unitOf(like);
  const size = unit && sizes[unit](horizon);
  if (unit === undefined || size === undefined || !(size > 0)) return whole;
  if (whole === 0) return `0${unit}`;
  const exact = whole / size;
  for (let digits = 1; digits <= 17; digits++) {
    const amount = Number(exact.toPrecision(digits));
    // The library's own rounding: a share is taken of 100 first.
    const back =
      unit === "%" ? (amount * horizon.steps) / 100 : unit === "ep" ? amount * size : amount / (1 / size);
    if (Math.round(back) === whole && !(unit === "%" && amount > 100))
      return `${plain(amount)}${unit}` as Duration;
  }
  return whole;
}

/** A number without a plus sign, and from a million on without a row of zeros. */
const plain = (value: number): string =>
  (value >= 1e6 ? value.toExponential() : String(value)).replace("e+", "e");
