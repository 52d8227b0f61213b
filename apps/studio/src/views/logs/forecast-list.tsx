import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { IconButton } from "../../ui/button.tsx";
import { AddCandidate } from "./add-candidate.tsx";
import { BestCooldown } from "./best-cooldown.tsx";
import { CheckedField } from "./checked-field.tsx";
import { ForecastRow } from "./forecast-row.tsx";
import { readCount } from "./lib/amounts.ts";
import { useLogsPage } from "./logs-context.ts";
import { LongerRuns } from "./longer-runs.tsx";

/** What could be run next, each with the loss that it is forecast to end at. */
export function ForecastList(): JSX.Element | null {
  const { runs } = useStudio();
  const { plan } = useLogsPage();
  const [isAdding, setIsAdding] = useState(false);
  const { asked, ground, base } = plan.value;
  if (runs.logs.value.length === 0) return null;
  const { steps } = runs.outlook;
  const least = (base?.last ?? 0) + 2;
  return (
    <section class="logs-panel" aria-labelledby="forecast-title">
      <div class="logs-panel-head">
        <h2 id="forecast-title">Forecast for</h2>
        <IconButton
          icon={isAdding ? "close" : "plus"}
          label={isAdding ? "Close" : "Add a schedule to forecast"}
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        />
      </div>
      {isAdding && <AddCandidate onDone={() => setIsAdding(false)} />}
      <ul class="rows">
        {asked.map((each) => (
          <ForecastRow key={each.id} asked={each} />
        ))}
      </ul>
      <div class="logs-panel-body">
        <CheckedField
          label="Length of the run"
          value={ground.steps.toLocaleString("en")}
          after="steps"
          read={(text) => {
            const count = readCount(text);
            return count !== undefined && count >= least && count <= 1e8 ? count : undefined;
          }}
          onValue={(count) => {
            steps.value = count;
          }}
          onEmpty={() => {
            steps.value = undefined;
          }}
          rule={`Steps from ${formatSteps(least)} to 100,000,000, such as 25k`}
        />
        <BestCooldown />
        <LongerRuns />
      </div>
    </section>
  );
}
