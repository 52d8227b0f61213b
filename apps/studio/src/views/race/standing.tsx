import { formatLr } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { lossText } from "../../race/loss-text.ts";
import { heatOf, seedWords } from "../../race/present.ts";
import type { RaceNow } from "../../race/record.ts";
import { Chip } from "../../ui/chip.tsx";
import { Acts } from "./acts.tsx";
import { type IntervalRow, Intervals } from "./intervals.tsx";
import { useRace } from "./use-race.ts";

/** How the race stands, or how it ended. */
export function StandingPanel(): JSX.Element {
  const { race } = useStudio();
  // Drawn again only when one of these is another.
  useRace((now) => now?.standing);
  useRace((now) => now?.state);
  useRace((now) => now?.lost);
  useRace((now) => now && laterWords(now));
  const now = race.now.peek();
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
  const { standing, state, stage, plan } = now;
  if (standing === undefined)
    return (
      <p class="quiet-text">
        {state === "stopped"
          ? `It was stopped ${stage === 2 ? "as the final runs began" : "before the final runs"}: nothing can be compared.`
          : "It begins with the final runs."}
      </p>
    );
  const { notYet, step, seeds } = standing;
  const later = laterWords(now);
  const isWhole = step === plan.steps;
  if (state === "stopped" || state === "failed")
    return (
      <div class="race-note">
        <strong>
          {isWhole
            ? `Stopped after ${seeds} of ${plan.seeds} seeds`
            : `Stopped at step ${step.toLocaleString("en")}`}
        </strong>
        <p>
          {isWhole
            ? "These are validation losses of whole runs, of fewer seeds than were planned."
            : notYet === undefined
              ? "These are validation losses of runs that were not finished."
              : "These are validation losses of runs that were not finished, and their decays are not over: they are not comparable."}
        </p>
        {later !== undefined && <p>{later}</p>}
      </div>
    );
  if (notYet !== undefined)
    return (
      <div class="race-note">
        <strong>Not comparable yet</strong>
        <p>{notYet}</p>
      </div>
    );
  return later === undefined ? null : (
    <div class="race-note">
      <strong>More seeds are running</strong>
      <p>{later}</p>
    </div>
  );
}

function headWords({ standing, report, plan, lost }: RaceNow): string {
  if (report !== undefined) return `at the end, ${report.improvement.pairedSeeds} paired seeds`;
  if (standing === undefined) return `${plan.seeds} paired seeds`;
  const { seeds, step } = standing;
  const planned = plan.seeds - lost.length;
  const count = seeds < planned ? `${seeds} of ${planned} paired seeds` : `${seeds} paired seeds`;
  return step === plan.steps ? `at the end, ${count}` : `at step ${step.toLocaleString("en")}, ${count}`;
}

/** Which seeds are not in the standing yet, and where they are. */
function laterWords(now: RaceNow): string | undefined {
  const heat = heatOf(now);
  if (heat === undefined || heat.number === 0 || heat.step === now.plan.steps) return undefined;
  const one = heat.seeds.length === 1;
  const who = seedWords(heat.seeds).replace(/^s/, "S");
  const where = `step ${heat.step.toLocaleString("en")} of ${now.plan.steps.toLocaleString("en")}`;
  if (now.state === "stopped")
    return `${who} ${one ? "was" : "were"} at ${where} and ${one ? "is" : "are"} left out.`;
  return `${who} ${one ? "is" : "are"} at ${where}; ${one ? "it joins" : "they join"} the standing at the end.`;
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
