import { type Horizon, rescale, type Spec, warmupCosine } from "anneal";
import type { Summary } from "anneal/describe";
import type { Fitted } from "anneal/forecast";

/** What a plan is forecast to save against a cosine to 10% with the same peak, warmup and length. */
export type Saving =
  | {
      readonly state: "saves";
      /** Steps that are saved, and the range in which the number may lie. */
      readonly steps: number;
      readonly low: number;
      readonly high: number;
      /** What the cosine is forecast to end at; the plan reaches it in `needs` steps. */
      readonly loss: number;
      readonly needs: number;
      readonly runs: number;
    }
  | {
      readonly state: "none";
      /** How the two stand to each other, as the forecast says it. */
      readonly says: string;
      readonly loss: number;
      readonly runs: number;
    }
  | { readonly state: "refused"; readonly says: string };

interface Plan {
  readonly spec: Spec;
  readonly horizon: Horizon;
  readonly summary: Summary;
}

/** Lengths that are tried, as shares of the run. */
const shares = Array.from({ length: 13 }, (_, k) => 1 - k * 0.05);

/**
 * The fewest steps in which the plan, stretched or squeezed as a whole, is forecast to reach the loss at which a cosine
 * to 10% ends. The range is that of the laws: where their least and their largest gain cross 0.
 */
export async function savingOf(
  fitted: Fitted,
  { spec, horizon, summary }: Plan,
  rest: () => Promise<void> = async () => {},
): Promise<Saving> {
  const { whatIf } = await import("anneal/forecast");
  const { peak, warmupSteps, steps } = summary;
  const cosine = warmupCosine({ peak, warmup: warmupSteps, floor: peak / 10 });
  const gains: { share: number; gain: number; low: number; high: number }[] = [];
  let [loss, says] = [Number.NaN, ""];
  for (const share of shares) {
    await rest();
    const count = Math.max(1, Math.round(share * steps));
    const mine = rescale(spec, horizon, { ...horizon, steps: count }).spec;
    const [other, own] = whatIf(fitted, [
      { name: "cosine to 10%", spec: cosine, steps },
      { name: "this plan", spec: mine, steps: count },
    ]);
    if ("refused" in other) return { state: "refused", says: other.refused };
    if ("refused" in own) return { state: "refused", says: own.refused };
    loss = other.final;
    const { gain = 0, low = 0, high = 0, sentence = "" } = own.gain ?? {};
    if (share === 1) says = sentence;
    gains.push({ share, gain, low, high });
    if (high < 0) break;
  }
  const { runs } = fitted;
  if (gains[0].gain <= 0) return { state: "none", says, loss, runs: runs.length };
  const [middle, cautious, hopeful] = (["gain", "low", "high"] as const).map((which) =>
    crossing(gains, which),
  );
  const saved = (share: number): number => Math.round((1 - share) * steps);
  return {
    state: "saves",
    steps: saved(middle),
    low: saved(cautious),
    high: saved(hopeful),
    loss,
    needs: steps - saved(middle),
    runs: runs.length,
  };
}

/** The share of the run at which a gain becomes 0; 1 where there is none at full length, the last one tried where it never does. */
function crossing(
  gains: readonly {
    readonly share: number;
    readonly gain: number;
    readonly low: number;
    readonly high: number;
  }[],
  which: "gain" | "low" | "high",
): number {
  if (gains[0][which] <= 0) return 1;
  const at = gains.findIndex((each) => each[which] <= 0);
  if (at < 0) return gains[gains.length - 1].share;
  const [before, after] = [gains[at - 1], gains[at]];
  const part = before[which] / (before[which] - after[which]);
  return before.share + (after.share - before.share) * part;
}
