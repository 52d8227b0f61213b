import { formatLr } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { lossText } from "../../race/loss-text.ts";
import type { RaceNow } from "../../race/record.ts";
import { Chip } from "../../ui/chip.tsx";
import { Acts } from "./acts.tsx";
import { type IntervalRow, Intervals } from "./intervals.tsx";

/** How the race stands, or how it ended. */
export function StandingPanel(): JSX.Element {
  const { race } = useStudio();
  const now = race.now.value;
  if (now === undefined)
    return (
      <section class="race-section race-standing" aria-label="Standing">
        <h2 class="race-head">Standing</h2>
        <p class="quiet-text">
          The losses of all schedules, with their intervals over paired seeds: same start, same order of the
          data.
        </p>
      </section>
    );
  const { standing, report, outcome } = now;
  return (
    <section class="race-section race-standing" aria-label="Standing">
      {outcome !== undefined && (
        <div class={`race-outcome ${outcome.kind}`}>
          <Chip tone={outcome.kind === "recommended" ? "ok" : "warn"}>
            {outcome.kind === "recommended" ? "Recommended" : "Cannot tell"}
          </Chip>
          <p class="race-answer">{outcome.says}</p>
          {outcome.more.map((sentence) => (
            <p key={sentence} class="quiet-text">
              {sentence}
            </p>
          ))}
        </div>
      )}
      <h2 class="race-head">
        Standing <span class="quiet-text">{headWords(now)}</span>
      </h2>
      {now.problem !== undefined && <p class="race-note error">{now.problem}</p>}
      <Intervals
        rows={report === undefined ? (standing?.rows.map((row) => named(now, row)) ?? []) : endRows(now)}
        what={report === undefined ? "Loss" : "Test loss"}
      />
      {now.lost.map(({ seed, why }) => (
        <p key={seed} class="race-note">
          Seed {seed} stopped: {why}. The other {now.plan.seeds - now.lost.length} seeds{" "}
          {report === undefined ? "go on" : "went on"}.
        </p>
      ))}
      {report === undefined && <NotYet now={now} />}
      {(report !== undefined || now.state === "stopped") && <Acts now={now} />}
    </section>
  );
}

/** Why the standing is none yet; its room is kept. */
function NotYet({ now }: { readonly now: RaceNow }): JSX.Element | null {
  const { standing, state } = now;
  if (standing === undefined)
    return (
      <p class="quiet-text">
        {state === "stopped"
          ? "It was stopped before the final runs: nothing can be compared."
          : "It begins with the final runs."}
      </p>
    );
  const { notYet } = standing;
  if (state === "stopped")
    return (
      <div class="race-note">
        <strong>Stopped at step {standing.step.toLocaleString("en")}</strong>
        <p>
          {notYet === undefined
            ? "These are validation losses of runs that were not finished."
            : "These are validation losses of runs that were not finished, and their decays are not over: they are not comparable."}
        </p>
      </div>
    );
  return notYet === undefined ? null : (
    <div class="race-note">
      <strong>Not comparable yet</strong>
      <p>{notYet}</p>
    </div>
  );
}

function headWords({ standing, report, plan }: RaceNow): string {
  if (report !== undefined) return `at the end, ${report.improvement.pairedSeeds} paired seeds`;
  if (standing === undefined) return `${plan.seeds} paired seeds`;
  return `at step ${standing.step.toLocaleString("en")}, ${standing.seeds} paired seeds`;
}

function named(now: RaceNow, row: { id: string; mean: number; low: number; high: number }): IntervalRow {
  const racer = now.plan.racers.find(({ id }) => id === row.id);
  return { ...row, name: racer?.name ?? "", hue: racer?.hue ?? 0 };
}

/** Test losses at the end, and what each saves beside the baseline, seed by seed. */
function endRows(now: RaceNow): readonly IntervalRow[] {
  const arms = now.report?.details.arms ?? [];
  return [...arms]
    .sort((one, other) => one.test.mean - other.test.mean)
    .map((arm) => ({
      ...named(now, { id: arm.schedule, ...arm.test }),
      note:
        arm.saved === undefined
          ? `peak ${formatLr(arm.peakLr)}, the baseline`
          : `peak ${formatLr(arm.peakLr)}, saves ${lossText(arm.saved.mean)} (${lossText(arm.saved.low)} to ${lossText(arm.saved.high)})`,
    }));
}
