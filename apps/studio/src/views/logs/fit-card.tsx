import { formatShare, formatSteps } from "anneal/describe";
import type { Fitted } from "anneal/forecast";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import type { FitAnswer } from "../../runs/types.ts";
import { CheckedField } from "./checked-field.tsx";
import { readAmount, readShare } from "./lib/amounts.ts";

/** What was fitted: laws, points, how near they come, and what was left out. */
export function FitCard(): JSX.Element | null {
  const { runs } = useStudio();
  const { settings } = runs;
  const fit = runs.fit.value;
  const answer = fit.kind === "fitted" ? fit.answer : fit.kind === "fitting" ? fit.before : undefined;
  if (runs.logs.value.length === 0) return null;
  const { skip, noise } = settings.value;
  return (
    <section class="logs-panel" aria-labelledby="fit-title" aria-busy={fit.kind === "fitting"}>
      <div class="logs-panel-head">
        <h2 id="fit-title">Fit</h2>
        {fit.kind === "fitting" && <span class="meta">fitting</span>}
      </div>
      <div class="logs-panel-body">
        {fit.kind === "none" && (
          <p class="quiet-text">
            A forecast needs a log with a learning rate and a loss. Where the rate was not logged, open the
            log and choose the layer that it followed.
          </p>
        )}
        {fit.kind === "refused" && (
          <div class="logs-problem">
            <p>The laws cannot be fitted to these runs.</p>
            <p class="logs-raw">{fit.says}</p>
          </div>
        )}
        {answer !== undefined && (
          <dl class="logs-facts">
            <dt>Laws</dt>
            <dd title="The Multi-Power Law and the law of convex optimisation, each with the LR acting as five powers of itself">
              {lawsOf(answer.fitted)}
            </dd>
            <dt>Loss</dt>
            <dd>{answer.kind === "valLoss" ? "validation" : "training"}</dd>
            <dt>Points used</dt>
            <dd>
              {formatSteps(answer.fitted.members[0]?.points ?? 0)} of{" "}
              {formatSteps(answer.runs.reduce((sum, { of }) => sum + of, 0))}
            </dd>
            <dt>Mean error</dt>
            <dd>{errorText(meanOf(answer.runs.map(({ meanError }) => meanError)))}</dd>
            <dt>Skipped</dt>
            <dd>{skippedOf(answer.runs, skip)}</dd>
          </dl>
        )}
        <div class="logs-fit-fields">
          <CheckedField
            label="Skip at the start"
            value={formatShare(skip)}
            after="of each run"
            read={readShare}
            onValue={(share) => {
              settings.value = { ...settings.value, skip: share };
            }}
            rule="A share below 100%, such as 5%"
          />
          <CheckedField
            label="Run-to-run noise"
            value={String(noise)}
            read={readAmount}
            onValue={(amount) => {
              settings.value = { ...settings.value, noise: amount };
            }}
            rule="A loss above 0, such as 0.003"
          />
        </div>
      </div>
    </section>
  );
}

const lawNames: Readonly<Record<string, string>> = { mpl: "MPL", convex4: "Convex4" };

/** Laws by their share in the forecast: "MPL 80%, Convex4 20%". */
function lawsOf({ members }: Fitted): string {
  const shares = new Map<string, number>();
  for (const { law, weight } of members) shares.set(law, (shares.get(law) ?? 0) + weight);
  if (shares.size === 1) return lawNames[members[0].law] ?? members[0].law;
  return [...shares].map(([law, share]) => `${lawNames[law] ?? law} ${Math.round(100 * share)}%`).join(", ");
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Four decimals, as losses have them; of what has left all bounds, its size. */
const errorText = (error: number): string => (error < 1000 ? error.toFixed(4) : error.toPrecision(3));

/** What was left out at the start: the step where all runs have the same, else the share. */
function skippedOf(runs: FitAnswer["runs"], skip: number): string {
  const firsts = runs.map(({ firstFitted }) => firstFitted);
  const [low, high] = [Math.min(...firsts), Math.max(...firsts)];
  if (high <= 0) return "nothing";
  if (low === high) return `before step ${formatSteps(low)}`;
  return skip > 0 ? `first ${formatShare(skip)} of each run` : "step 0 of each run";
}
