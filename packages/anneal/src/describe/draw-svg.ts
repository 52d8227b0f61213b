import { problem, refuse } from "../errors/index.ts";
import type { Curve, Spec } from "../schedules/index.ts";
import { type Horizon, mostSteps } from "../units/index.ts";
import { drawLrAxis, drawRow, labelsWidth, lrTicks } from "./chart/axes.ts";
import { domainOf } from "./chart/domain.ts";
import { type Layout, layOut } from "./chart/layout.ts";
import { drawLines, drawNames, endsWidth, hueOf } from "./chart/lines.ts";
import { drawEventNames, drawSnapshots } from "./chart/marks.ts";
import { painter, type Theme } from "./chart/painter.ts";
import { drawPhaseNames, drawRibbon } from "./chart/ribbon.ts";
import { cutText, escapeText, fonts } from "./chart/text.ts";
import { formatLr } from "./format.ts";
import { measure } from "./measure.ts";
import { phases } from "./phases.ts";
import { spoken } from "./sentence.ts";
import { counted } from "./words/amounts.ts";

/** One curve of a chart. */
export interface Layer {
  readonly name: string;
  readonly curve: Curve;
  /** What it was compiled from: lets shapes be named as they are written. */
  readonly spec?: Spec;
  /** Its run, where that is not the whole axis: the curve ends with it. */
  readonly horizon?: Horizon;
  /** Its place in the palette, from 1; after 8 the hues repeat with dashes. Default: its place in the list. */
  readonly hue?: number;
}

/** What a chart shows, and how. */
export interface SvgOptions {
  /** Updates in the run: the length of the axis. A whole number of at least 1. */
  readonly steps: number;
  /** Pixels, at least 200. Default 720. */
  readonly width?: number;
  /** Pixels, at least 120. Default 360. */
  readonly height?: number;
  /** Of the LR axis. Default `"linear"`, which always includes 0. */
  readonly scale?: "linear" | "log";
  /** `"auto"` follows the reader's system. Default `"light"`. */
  readonly theme?: Theme;
  /** Stands above the chart. Default: of a single layer its name, its peak and its steps; of several none. `""` is none. */
  readonly title?: string;
  /** What the axis counts instead of steps: its name, and how many steps one has. `{ name: "%", steps: steps / 100 }`. */
  readonly unit?: { readonly name: string; readonly steps: number };
  /** Adds a second row of labels, in epochs. */
  readonly stepsPerEpoch?: number;
  /** The layer, from 0, that the phases and the heavy line belong to. Default 0. Without a name it has the wash too. */
  readonly selected?: number;
  /** Whether phases of several layers are drawn as those of one: with the wash, and without the name of whose they are. */
  readonly wash?: boolean;
}

/**
 * A chart of learning rates over steps, as the text of an SVG: curves named where they are, phases of the selected one,
 * restarts and snapshots. The picture loads nothing and runs nothing; names are escaped; the same input gives the same
 * text.
 *
 * @throws AnnealError when there is no layer, or a size is out of range.
 * @example drawSvg([{ name: "constant", curve: compile(constant({ value: 1 }), { steps: 9 }) }], { steps: 9 }).slice(0, 4); // "<svg"
 */
export function drawSvg(layers: readonly Layer[], options: SvgOptions): string {
  const { steps, width = 720, height = 360, scale = "linear", theme = "light" } = options;
  refuseSizes(layers, { ...options, width, height });
  const title = options.title ?? (layers.length === 1 ? titleOf(layers[0], steps) : "");
  const isTitled = layers.length === 1 && title !== "";
  const chosen = layers[options.selected ?? 0];
  const ordered = [chosen, ...layers.filter((layer) => layer !== chosen)];
  const brush = painter(theme);
  const { paint } = brush;
  const entries = ordered.map((layer) => ({
    name: isTitled && (options.title === undefined || layer.name === title) ? "" : layer.name,
    place: placeOf(layer, layers),
    curve: layer.curve,
    steps: stepsOf(layer, steps),
  }));
  const domain = domainOf(entries, scale);
  const { stepsPerEpoch: epochs, unit = { name: "step", steps: 1 } } = options;
  const top = title === "" ? 34 : 62;
  const bottom = height - (epochs === undefined ? 30 : 46);
  const ticks = lrTicks(domain, bottom - top);
  const left = Math.ceil(Math.max(48, labelsWidth(ticks) + 18));
  const lay = (right: number): Layout =>
    layOut(entries, { steps, domain, plot: { left, top, right, bottom } });
  const first = lay(width - 24);
  const margin = endsWidth(first.names.ends, width);
  const { frame, lines, names, marks, words } = margin === 0 ? first : lay(width - 12 - margin);
  const owner =
    layers.length === 1 || chosen.name === "" || options.wash
      ? {}
      : { owner: { name: chosen.name, hue: hueOf(placeOf(chosen, layers)) } };
  const belongs = { brush, ...owner };
  const stretches = phases(chosen.curve, stepsOf(chosen, steps), chosen.spec);
  const text = (place: string, size: number, content: string, colour: "ink" | "ink2"): string =>
    `<text ${place} font-size="${size}" font-weight="600"${paint({ fill: colour })}>${content}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts}" style="font-variant-numeric:tabular-nums">`,
    `<title>${escapeText(title || namesOf(layers) || describe([chosen], steps))}</title>`,
    `<desc>${escapeText(describe(ordered, steps))}</desc>`,
    `<rect width="${width}" height="${height}"${paint({ fill: "surface" })}/>`,
    ...(title === "" ? [] : [text(`x="16" y="26"`, 15, escapeText(cutText(title, 15, width - 32)), "ink")]),
    drawRibbon(stretches, frame, belongs),
    drawLrAxis(ticks, frame, brush),
    text(`x="${left - 8}" y="${top - 10}" text-anchor="end"`, 12, "LR", "ink2"),
    drawPhaseNames(stretches, frame, belongs),
    drawRow({ name: unit.name, per: unit.steps, y: bottom + 18, marks: true }, steps, frame, brush),
    ...(epochs === undefined
      ? []
      : [drawRow({ name: "epoch", per: epochs, y: bottom + 34, marks: false }, steps, frame, brush)]),
    drawLines(lines, frame, brush),
    ...lines.map((line, k) => drawSnapshots(marks[k], hueOf(line.place), frame, brush)),
    drawEventNames(words, brush),
    drawNames(names, { frame, right: width - 8 }, brush),
    `${brush.style()}</svg>`,
    "",
  ].join("\n");
}

/** `wsd, peak 1e-3, 25,000 steps`. */
function titleOf(layer: Layer, steps: number): string {
  const own = stepsOf(layer, steps);
  const peak = layer.curve.at(measure(layer.curve, own).peakStep);
  return [layer.name, `peak ${formatLr(peak)}`, counted(own, "step")]
    .filter((part) => part !== "")
    .join(", ");
}

/** Updates of a layer that a chart of so many steps shows. */
export const stepsOf = ({ horizon }: Layer, steps: number): number =>
  Math.min(horizon?.steps ?? steps, steps);

/** Place in the palette, from 0. */
export const placeOf = (layer: Layer, layers: readonly Layer[]): number =>
  layer.hue === undefined ? layers.indexOf(layer) : layer.hue - 1;

/** The names that there are. */
const namesOf = (layers: readonly Layer[]): string =>
  layers
    .map((layer) => layer.name)
    .filter((name) => name !== "")
    .join(", ");

const named = ({ name }: Layer): string => (name === "" ? "" : `${name}: `);

/** The chart in words, for those who do not see it. */
function describe(layers: readonly Layer[], steps: number): string {
  const told = layers
    .slice(0, 8)
    .map((layer) => `${named(layer)}${spoken(layer.curve, stepsOf(layer, steps), layer.spec)}.`);
  return [...told, ...(layers.length > 8 ? [`And ${layers.length - 8} more.`] : [])].join(" ");
}

function refuseSizes(layers: readonly Layer[], options: SvgOptions): void {
  const { steps, width = 0, height = 0, stepsPerEpoch = 1, selected = 0, unit } = options;
  const rules: readonly (readonly [holds: boolean, path: string, rule: string, received: unknown])[] = [
    [layers.length > 0, "layers", "at least one layer", layers],
    [
      Number.isInteger(steps) && steps >= 1 && steps <= mostSteps,
      "steps",
      "a whole number of steps from 1 to 1e15",
      steps,
    ],
    [width >= 200 && width <= 10_000, "width", "200 to 10000 pixels", width],
    [height >= 120 && height <= 10_000, "height", "120 to 10000 pixels", height],
    [stepsPerEpoch > 0, "stepsPerEpoch", "a number above 0", stepsPerEpoch],
    [unit === undefined || unit.steps > 0, "unit.steps", "a number above 0", unit?.steps],
    ...layers.map(
      ({ hue = 1 }, k) =>
        [Number.isInteger(hue) && hue >= 1, `layers[${k}].hue`, "a whole number of at least 1", hue] as const,
    ),
    [
      layers.length === 0 || layers[selected] !== undefined,
      "selected",
      `a whole number below ${layers.length}`,
      selected,
    ],
  ];
  refuse(
    rules
      .filter(([holds]) => !holds)
      .map(([, path, rule, received]) => problem("range", path, rule, received)),
  );
}
