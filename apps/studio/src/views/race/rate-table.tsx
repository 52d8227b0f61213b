import { formatLr } from "anneal/describe";
import type { JSX } from "preact";
import { lossText } from "../../race/loss-text.ts";
import type { RateTried } from "../../race/record.ts";
import { useRace } from "./use-race.ts";

/** What every schedule came to at every rate that was tried. */
export function RateTable(): JSX.Element {
  const plan = useRace((now) => now?.plan);
  const tried = useRace((now) => now?.tried);
  const chosen = useRace((now) => now?.best);
  const all = [...(tried?.values() ?? [])].flat();
  const rates = [...new Set(all.map(({ peakLr }) => peakLr))].sort((one, other) => one - other);
  const runs = all.reduce((sum, each) => sum + each.runs, 0);
  const diverged = all.reduce((sum, each) => sum + each.diverged, 0);
  const says =
    plan === undefined || runs === 0
      ? "validation loss by peak LR: filled while the race searches"
      : `validation loss by peak LR, mean of ${plan.rateSeeds} seeds. ${runs} ${runs === 1 ? "run" : "runs"}, ${diverged === 0 ? "none" : diverged} diverged`;
  return (
    <section class="rate-search" aria-label="Rate search">
      <h2 class="race-head">
        Rate search <span class="quiet-text">{says}</span>
      </h2>
      {plan !== undefined && runs > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must do so by keys, too
        <section class="rate-scroll" aria-label="Rates" tabIndex={0}>
          <table class="rate-table">
            <caption class="visually-hidden">Validation loss of every schedule at every peak LR</caption>
            <thead>
              <tr>
                <th scope="col">Peak LR</th>
                {rates.map((rate) => (
                  <th key={rate} scope="col">
                    {formatLr(rate)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.racers.map(({ id, name, hue }) => {
                const own = tried?.get(id) ?? [];
                const best = chosen?.get(id) ?? bestOf(own);
                return (
                  <tr key={id}>
                    <th scope="row">
                      <span class="race-dot" data-hue={hue === 0 ? 0 : ((hue - 1) % 8) + 1} />
                      {name}
                    </th>
                    {rates.map((rate) => {
                      const found = own.find(({ peakLr }) => peakLr === rate);
                      return (
                        <td key={rate} class={rate === best ? "best" : undefined} title={titleOf(found)}>
                          {cellOf(found)}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** The rate that leads so far. */
function bestOf(own: readonly RateTried[]): number | undefined {
  const sound = own.filter(
    (each): each is RateTried & { loss: number } => each.loss !== null && each.diverged === 0,
  );
  return sound.reduce<(RateTried & { loss: number }) | undefined>(
    (best, each) => (best === undefined || each.loss < best.loss ? each : best),
    undefined,
  )?.peakLr;
}

function cellOf(found: RateTried | undefined): string {
  if (found === undefined) return "";
  if (found.loss === null) return "diverged";
  return lossText(found.loss) + (found.diverged > 0 ? "*" : "");
}

const titleOf = (found: RateTried | undefined): string | undefined =>
  found === undefined || found.diverged === 0
    ? undefined
    : `${found.diverged} of ${found.runs} runs diverged`;
