import { check, partsOf, toJson } from "anneal";
import { summarise } from "anneal/describe";
import { type Layer, warningOf } from "../input/layers.ts";
import { createPen } from "../output/look.ts";
import { tellNote, tellWarning } from "../output/messages.ts";
import { type Content, saveFile } from "../output/save.ts";
import { printable, shortenName } from "../output/text-width.ts";
import { UsageError } from "../output/usage-error.ts";
import { mostLayers, type PlotLayer, plot } from "../plot/plot.ts";
import { longestName, oneSchedule, severalSchedules } from "../report/facts.ts";
import { type Context, lookFor, type Options, readLayers } from "./context.ts";

/** `anneal show`: the facts of schedules and their picture. */
export async function show(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  const outs = (options.out as readonly string[] | undefined) ?? [];
  const { drawFile, hasFont, refuseUnknown } = await import("../report/draw-file.ts");
  outs.forEach(refuseUnknown);
  const layers = await readLayers(words, options, context);
  const drawn: Content[] = [];
  for (const out of outs) drawn.push(await drawFile(out, layers, { log: options.log === true }));
  for (const [i, out] of outs.entries()) await saveFile(out, drawn[i]);
  if (options.expand === true) await io.write(expanded(layers));
  else if (options.json === true) await io.write(`${JSON.stringify(asJson(layers), null, 2)}\n`);
  else await io.write(`${picture(layers, options, context).join("\n")}\n`);
  if (options.json !== true && options.expand !== true) warn(layers, context);
  for (const out of outs) tellNote(io, `→ ${out}`);
  if (outs.some((out) => /\.png$/i.test(out)) && !(await hasFont())) {
    tellWarning(io, "this machine has no fonts, so the PNG has no words; an .svg keeps them");
  }
  return 0;
}

/** The facts of schedules, and their curves drawn. */
export function picture(layers: readonly Layer[], options: Options, { io }: Context): readonly string[] {
  const look = lookFor(options, io);
  const styled = { pen: createPen(look.color), width: look.width };
  const summaries = layers.map(({ curve, horizon, spec }) => summarise(curve, horizon.steps, spec));
  const facts =
    layers.length === 1
      ? oneSchedule(layers[0], summaries[0], styled)
      : severalSchedules(layers, summaries, styled);
  const drawn = layers.slice(0, mostLayers).map(toPlot);
  const { phases } = summaries[0];
  const lines = plot(drawn, { width: look.width, ascii: look.ascii, log: options.log === true, phases });
  const left =
    layers.length > drawn.length
      ? [styled.pen.dim(`the first ${drawn.length} of ${layers.length} are drawn`)]
      : [];
  return [...facts, ...(layers.length > 1 ? [""] : []), ...lines, ...left];
}

function toPlot({ name, curve, horizon }: Layer): PlotLayer {
  const { steps } = horizon;
  const starts = partsOf(curve, steps).flatMap((part) => [Math.ceil(part.start) - 1, Math.ceil(part.start)]);
  const marks = starts.filter((step) => step >= 0 && step < steps).sort((a, b) => a - b);
  return { name: shortenName(printable(name), longestName), at: curve.at, steps, marks };
}

/** The specs as they are compiled: recipes written out. */
function expanded(layers: readonly Layer[]): string {
  if (layers.length > 1) throw new UsageError(`--expand: expected one spec, received ${layers.length}`);
  return toJson(layers[0].spec);
}

function asJson(layers: readonly Layer[]): object {
  return {
    layers: layers.map(({ name, spec, horizon, curve }) => ({
      name,
      horizon,
      spec,
      ...summarise(curve, horizon.steps, spec),
      // JSON has no Infinity: an endless schedule has no span.
      span: Number.isFinite(curve.span) ? curve.span : null,
    })),
  };
}

function warn(layers: readonly Layer[], { io, compiler }: Context): void {
  for (const layer of layers) {
    for (const { message } of check(layer.spec, layer.horizon, compiler).warnings) {
      tellWarning(io, layers.length > 1 || layer.short ? warningOf(message, layer) : message);
    }
  }
}
