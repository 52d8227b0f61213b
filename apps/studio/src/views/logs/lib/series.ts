import { compile } from "anneal";
import { pointsOf } from "../../../chart/points.ts";
import type { ChartDisc, ChartSeries } from "../../../chart/types.ts";
import type { ShownSeries } from "../../../runs/store.ts";
import type { Asked, Candidate, LoadedLog, Told } from "../../../runs/types.ts";
import type { Layer } from "../../../workspace/types.ts";
import { type createCurves, valueNear } from "./curves.ts";
import { type Numbered, toneOf } from "./findings.ts";
import { withCommas, withInterval } from "./numbers.ts";
import { shortNames } from "./short-names.ts";

/** What both charts are made of. */
export interface Scene {
  readonly logs: readonly LoadedLog[];
  readonly asked: readonly Asked[];
  readonly selected: string | undefined;
  readonly base: LoadedLog | undefined;
  readonly layers: readonly Layer[];
  readonly candidates: readonly Candidate[];
  readonly curves: ReturnType<typeof createCurves>;
  /** A phone: names must be short, their first word is all that is shown. */
  readonly isNarrow: boolean;
}

/** The hue of a forecast: that of its layer or candidate; a run that stays as it is keeps its own. */
export function hueOf(
  id: string,
  { layers, candidates, base }: Pick<Scene, "layers" | "candidates" | "base">,
): number {
  const candidate = candidates.find((each) => each.id === id);
  if (candidate?.kind === "constant" || candidate?.kind === "planned") return base?.hue ?? candidate.hue;
  return candidate?.hue ?? layers.find((layer) => layer.id === id)?.hue ?? 0;
}

/** More names than this find no room beside their curves. */
const mostNames = 8;

/** More bands than this hide each other. */
const mostBands = 3;

/** Losses that were logged, and those that are forecast. */
export function lossSeries(
  scene: Scene,
  {
    shown,
    smoothing,
    told,
  }: {
    readonly shown: ShownSeries;
    readonly smoothing: number;
    readonly told: ReadonlyMap<string, Told> | undefined;
  },
): readonly ChartSeries[] {
  const { logs, asked, selected, curves } = scene;
  const short = shortNames(logs.map(({ name }) => name));
  const isMany = logs.length + asked.length > mostNames;
  const logged = logs.flatMap((log, i): ChartSeries[] => {
    const series = log.run[shown];
    if (series === undefined) return [];
    const name = log.state === "running" ? `${short(log.name)}, running` : short(log.name);
    // Of many, one of each hue: the others are in the list, and under the pointer.
    const isTwin = isMany && logs.findIndex(({ hue }) => hue === log.hue) < i;
    const label = isTwin ? { label: "none" as const } : {};
    return [{ id: log.id, name: shortened(name), hue: log.hue, ...label, ...curves(series, smoothing) }];
  });
  const banded = [...asked]
    .sort((a, b) => Number(b.id === selected) - Number(a.id === selected))
    .slice(0, mostBands)
    .map(({ id }) => id);
  const forecasts = asked.flatMap(({ id, name }): ChartSeries[] => {
    const answer = told?.get(id);
    if (answer === undefined || "refused" in answer) return [];
    const { steps, values, lows, highs } = answer;
    return [
      {
        id,
        name: scene.isNarrow ? name.replace(/^(Cool down|Stay|As|Best cooldown) /, "") : name,
        hue: hueOf(id, scene),
        xs: steps,
        ys: values,
        look: "forecast",
        label: "end",
        note: withInterval(answer),
        selected: id === selected,
        ...(banded.includes(id) && { band: { low: lows, high: highs } }),
      },
    ];
  });
  return [...logged, ...forecasts];
}

/** A name that leaves room for the curve. */
const shortened = (name: string): string =>
  name.length > 40 ? `${name.slice(0, 24)}…${name.slice(-14)}` : name;

/** What a recovered schedule is called where there is little room: without its warmup and its provisos. */
export const shortRecovered = (name: string): string => name.split(/, (?=its |(?:\w+ )?warmup )/)[0];

/** Learning rates that were logged, and those of the forecasts from where they begin. */
export function lrSeries(scene: Scene, isForecast: boolean): readonly ChartSeries[] {
  const { logs, asked, selected, curves } = scene;
  const named = new Set<string>();
  const logged = logs.flatMap((log): ChartSeries[] => {
    if (log.run.lr === undefined) return [];
    const { recovered } = log.diagnosis;
    const name =
      recovered === undefined
        ? shortened(log.name)
        : `recovered: ${shortened(shortRecovered(recovered.name))}`;
    // Seeds of one schedule lie on one another.
    const isTwin = named.has(`${log.hue} ${name}`);
    named.add(`${log.hue} ${name}`);
    return [
      {
        id: log.id,
        name,
        hue: log.hue,
        ...((scene.isNarrow || isTwin) && { label: "none" }),
        ...curves(log.run.lr, 0),
      },
    ];
  });
  if (!isForecast) return logged;
  const forecasts = asked.map(({ id, name, spec, steps, from }): ChartSeries => {
    const curve = compile(spec, { steps });
    const points = pointsOf({ curve }, { steps }, [Math.max(0, from - 1), steps]);
    return {
      id,
      name,
      hue: hueOf(id, scene),
      ...points,
      look: "forecast",
      label: "none",
      selected: id === selected,
    };
  });
  return [...logged, ...forecasts];
}

/** Findings where they happened: on the curve of their log. */
export function lossDiscs(
  findings: readonly Numbered[],
  series: readonly ChartSeries[],
): readonly ChartDisc[] {
  return findings.map(({ number, log, finding }) => {
    const curve = series.find(({ id }) => id === log.id);
    const value = curve && valueNear(curve, finding.from);
    return {
      step: finding.from,
      ...(value !== undefined && { value }),
      number,
      tone: toneOf[finding.severity],
      label: `${number}: ${withCommas(finding.says)}`,
      onSelect: () => document.getElementById(`finding-${number}`)?.focus(),
    };
  });
}
