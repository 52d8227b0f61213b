import type { FindResult } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import type { analyse } from "anneal/range-test";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Chart } from "../../chart/chart.tsx";
import type { ChartDisc, ChartSeries } from "../../chart/types.ts";
import { useRace } from "./use-race.ts";

/** The range test with what its rules suggest, on the curve. */
export function RangePanel(): JSX.Element {
  const found = useRace((now) => now?.found);
  return (
    <section class="race-section" aria-label="Range test">
      <h2>Range test</h2>
      {found === undefined ? (
        <p class="quiet-text">
          The LR rises over a few steps until the loss does. It says which rates are worth a search.
        </p>
      ) : (
        <Found found={found} />
      )}
    </section>
  );
}

function Found({ found }: { readonly found: FindResult }): JSX.Element {
  const { report, from, to, seeds } = found;
  const series = useMemo(() => seriesOf(found), [found]);
  const given = report.suggestions.filter(
    (each): each is typeof each & { lr: number } => each.lr !== undefined,
  );
  const { bracket } = report;
  const discs = given.map(({ rule, lr }, i): ChartDisc => {
    const value = valueAt(report.curve, lr);
    return {
      step: lr,
      ...(value !== undefined && { value }),
      number: i + 1,
      tone: "info",
      label: `${i + 1}, ${rule} ${formatLr(round(lr))}`,
    };
  });
  return (
    <>
      <Chart
        says={`Loss over the LR of a range test from ${formatLr(from)} to ${formatLr(to)}`}
        series={series}
        steps={[from, to]}
        across="lr"
        value={{
          name: "Loss",
          scale: "linear",
          as: "loss",
          format: (loss) => String(Number(loss.toPrecision(3))),
          upTo: 0.97,
        }}
        discs={discs}
        {...(bracket && {
          shades: [
            {
              from: bracket.low,
              to: bracket.high,
              look: "bracket",
              label: `bracket ${formatLr(round(bracket.low))} – ${formatLr(round(bracket.high))}`,
            },
          ],
        })}
        readout={false}
        height={208}
      />
      <ol class="race-rules">
        {given.map(({ rule, lr }) => (
          <li key={rule}>
            {rule} <strong>{formatLr(round(lr))}</strong>
          </li>
        ))}
      </ol>
      <p class="quiet-text">
        {seeds.length} seeds, smoothed on both sides. {agreement(given.map(({ lr }) => lr))}
        {bracket === undefined && ` ${report.verdict}`}
      </p>
    </>
  );
}

const round = (lr: number): number => Number(lr.toPrecision(2));

/** One thin curve for each seed, and the median of all. */
function seriesOf({ report }: FindResult): readonly ChartSeries[] {
  const { curve, seeds } = report;
  return [
    ...seeds.map(
      ({ lr, smoothed }, i): ChartSeries => ({
        id: `seed ${i}`,
        name: `seed ${i + 1}`,
        hue: 1,
        xs: Float64Array.from(lr),
        ys: Float64Array.from(smoothed),
        look: "thin",
        label: "none",
      }),
    ),
    {
      id: "median",
      name: "median",
      hue: 1,
      xs: Float64Array.from(curve.lr),
      ys: Float64Array.from(curve.loss),
      label: "none",
    },
  ];
}

/** The loss of the curve at an LR, on the line that is drawn; nothing outside of it. */
function valueAt({ lr, loss }: ReturnType<typeof analyse>["curve"], wanted: number): number | undefined {
  const at = lr.findIndex((each) => each >= wanted);
  if (at < 0 || wanted < lr[0]) return undefined;
  if (at === 0) return loss[0];
  const share = Math.log(wanted / lr[at - 1]) / Math.log(lr[at] / lr[at - 1]);
  return (1 - share) * loss[at - 1] + share * loss[at];
}

function agreement(rates: readonly number[]): string {
  if (rates.length < 2) return "";
  const ratio = Math.max(...rates) / Math.min(...rates);
  return ratio < 2
    ? "The rules agree within a factor of two."
    : `The rules disagree by ${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times, so the search starts from the bracket, not from one point.`;
}
