/**
 * A length of training. A bare number is optimizer steps, may be fractional, and is never rounded. A written unit
 * becomes the nearest whole step:
 *
 * | written | means |
 * |---|---|
 * | `500` | 500 steps |
 * | `"5%"` | share of the **run's** horizon |
 * | `"3ep"` | epochs; needs `horizon.stepsPerEpoch` |
 * | `"2e6sample"` | samples over all devices; needs `horizon.samplesPerStep` |
 * | `"1e9tok"` | tokens over all devices; needs `horizon.tokensPerStep` |
 * | `"rest"` | what the other parts leave |
 */
export type Duration = number | "rest" | `${number}${Unit}`;

/** The units that can be written after a number. */
export type Unit = "%" | "ep" | "sample" | "tok";

/** Every unit, with the field of the horizon that gives its size. */
export const units: { readonly [U in Unit]: "steps" | "stepsPerEpoch" | "samplesPerStep" | "tokensPerStep" } =
  {
    "%": "steps",
    ep: "stepsPerEpoch",
    sample: "samplesPerStep",
    tok: "tokensPerStep",
  };

/** Splits `"5%"` into 5 and `"%"`; `undefined` for anything that is not a number followed by a word. */
export function parseDuration(
  written: unknown,
): { readonly amount: number; readonly unit: string } | undefined {
  const match =
    typeof written === "string" && /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)( *[%a-z]*)$/i.exec(written);
  return match ? { amount: Number(match[1]), unit: match[2] || " " } : undefined;
}
