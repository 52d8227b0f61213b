import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { shownOf } from "../../runs/keep-fitted.ts";
import { selectedOf } from "../../runs/outlook.ts";
import { axisEnd } from "./lib/axis-end.ts";
import { findingsOf } from "./lib/findings.ts";
import { marksOf, shadesOf } from "./lib/ground.ts";
import { lossDiscs, lossSeries, lrSeries } from "./lib/series.ts";
import { useLogsPage } from "./logs-context.ts";
import { useHandles } from "./use-handles.ts";
import { useNarrow } from "./use-narrow.ts";

/** Losses above learning rates, on one axis of steps. */
export function Charts(): JSX.Element {
  const { runs, cursor, pinned, zoom, store } = useStudio();
  const { plan, curves } = useLogsPage();
  const { asked, base, ground } = plan.value;
  const logs = runs.logs.value;
  const shown = shownOf(logs, runs.shown.value);
  const told = runs.outlook.told.value;
  const selected = selectedOf(runs, asked)?.id;
  const smoothing = runs.smoothing.value;
  const fit = runs.fit.value;
  const answer = fit.kind === "fitted" ? fit.answer : fit.kind === "fitting" ? fit.before : undefined;
  const layers = store.workspace.value.layers;
  const candidates = runs.outlook.candidates.value;
  const isNarrow = useNarrow();
  const scene = { logs, asked, selected, base, layers, candidates, curves, isNarrow };
  const isForecast = answer !== undefined && answer.kind === shown;
  const lastEnd = useRef<number | undefined>(undefined);
  const steps = useMemo(() => {
    const ends = [
      ...logs.map(({ last, diagnosis }) => Math.max(last, diagnosis.updates)),
      ...asked.map((each) => each.steps),
    ];
    const isGrowing = logs.some(({ growing }) => growing);
    lastEnd.current = axisEnd(Math.max(1, ...ends), { isGrowing, before: lastEnd.current });
    return [0, lastEnd.current] as const;
  }, [logs, asked]);
  const losses = useMemo(
    () => lossSeries(scene, { shown, smoothing, told: isForecast ? told : undefined }),
    [logs, asked, selected, base, layers, candidates, shown, smoothing, told, isForecast, isNarrow],
  );
  const rates = useMemo(
    () => lrSeries(scene, answer !== undefined),
    [logs, asked, selected, base, layers, candidates, isNarrow, answer === undefined],
  );
  const findings = useMemo(() => findingsOf(logs), [logs]);
  const discs = useMemo(() => lossDiscs(findings, losses), [findings, losses]);
  const shades = useMemo(
    () => shadesOf({ logs, answer, base, steps: isForecast ? ground.steps : 0 }),
    [logs, answer, base, ground.steps, isForecast],
  );
  const marks = useMemo(() => marksOf(isForecast ? base : undefined), [base, isForecast]);
  const handles = useHandles(selected);
  // Axes without a curve say nothing; while a log is read they keep their place.
  const hasRates = rates.length > 0 || logs.length === 0;
  const horizon = { ...store.workspace.value.horizon, steps: steps[1] };
  // While a log grows, limits do too, in steps, and never shrink.
  const live = logs.some(({ growing }) => growing);
  const shared = { steps, horizon, cursor, pinned, zoom, live, sides: isNarrow ? narrowSides : sides };
  const reading = runs.sources.value.find(({ state }) => state.kind === "reading");
  return (
    <div class="logs-charts">
      <div class="logs-loss">
        <Chart
          key={shown}
          {...shared}
          height="fill"
          says={`${valueNames[shown]} over ${steps[1].toLocaleString("en")} steps of ${logs.map(({ name }) => name).join(", ") || "no log yet"}`}
          series={losses}
          value={{
            name: shown === "gradNorm" ? "Gradient norm" : "Loss",
            scale: "linear",
            as: "loss",
            upTo: 0.97,
          }}
          shades={shades}
          marks={marks}
          discs={discs}
          onSelect={(id) => select(id)}
          {...(logs.length === 0 && reading !== undefined && { waiting: { says: "Reading the log" } })}
          {...(logs.length > 0 &&
            losses.every(({ xs }) => xs.length === 0) && {
              waiting: { says: `No value of the ${valueNames[shown].toLowerCase()} is a number.` },
            })}
        />
      </div>
      {hasRates && (
        <div class="logs-lr">
          <Chart
            {...shared}
            height="fill"
            says={`Learning rates of the same runs: ${logs.map(({ diagnosis }) => diagnosis.recovered?.name ?? "not logged").join("; ")}`}
            series={rates}
            value={{ name: "LR", scale: "linear", as: "lr" }}
            handles={handles}
            marks={marks.map(({ step, look }) => ({ step, look }))}
            readout={false}
            onSelect={(id) => select(id)}
          />
          {handles.length > 0 && <p class="meta logs-hint">Drag a handle to try another cooldown.</p>}
        </div>
      )}
    </div>
  );

  function select(id: string): void {
    if (asked.some((each) => each.id === id)) runs.outlook.selected.value = id;
  }
}

/** One axis of steps for both charts: room for their longest numbers, and for names at the ends of forecasts. */
const sides = { left: 48, right: 150 };
const narrowSides = { left: 36, right: 98 };

const valueNames = { valLoss: "Validation loss", loss: "Training loss", gradNorm: "Gradient norm" } as const;
