import { AnnealError, problem } from "anneal";
import { parseAmount } from "../input/amounts.ts";
import type { Layer } from "../input/layers.ts";
import { createPen } from "../output/look.ts";
import { tellNote } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, lookFor, type Options } from "./context.ts";
import { report } from "./diff/report.ts";
import { readSides, type Side, type Sides } from "./diff/sides.ts";
import { compareSides, type Track } from "./diff/tracks.ts";

/** `anneal diff`: where two schedules differ, by how much, and why. Status 0 when they are equal, 1 when they are not. */
export async function diff(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, compiler } = context;
  const tolerance = toleranceOf(options);
  const outs = (options.out as readonly string[] | undefined) ?? [];
  refuseOuts(outs);
  const sides = await readSides(words, options, context);
  for (const sentence of sides.says) tellNote(io, sentence);
  tellAssumed(sides, context);
  const { tracks, says } = compareSides(sides, tolerance, compiler);
  for (const sentence of says) tellNote(io, sentence);
  await save(outs, sides, { options, tracks });
  if (options.json === true) await io.write(`${JSON.stringify(asJson(sides, tracks), null, 2)}\n`);
  else {
    const look = lookFor(options, io);
    const style = { look, pen: createPen(look.color), log: options.log === true, tolerance };
    await io.write(`${report(sides, tracks, style).join("\n")}\n`);
  }
  for (const out of outs) tellNote(io, `→ ${out}`);
  return tracks.every(({ found }) => found.equal) ? 0 : 1;
}

function toleranceOf({ tolerance }: Options): number {
  if (tolerance === undefined) return 1e-9;
  const value = parseAmount(String(tolerance));
  if (value !== undefined && value >= 0 && value < 1) return value;
  throw new AnnealError([
    problem("range", "--tolerance", "a number from 0 to below 1, such as 1e-6", tolerance),
  ]);
}

const extensions = [".svg", ".png", ".html", ".csv"];

function refuseOuts(outs: readonly string[]): void {
  const wrong = outs.find((out) => !extensions.some((each) => out.toLowerCase().endsWith(each)));
  if (wrong === undefined) return;
  throw new UsageError(
    `--out: expected a name that ends in ${extensions.join(", ")}, received ${JSON.stringify(wrong)}`,
  );
}

function tellAssumed({ a, b }: Sides, { io }: Context): void {
  const all = [a, b].flatMap(({ letter, layers }) =>
    (layers[0].foreign?.assumed ?? []).map((sentence) => `${letter}: ${sentence}`),
  );
  for (const sentence of new Set(all)) tellNote(io, sentence);
}

/** Charts of what is shown: the first that differs, else the first. */
async function save(
  outs: readonly string[],
  { a, b }: Sides,
  { options, tracks }: { readonly options: Options; readonly tracks: readonly Track[] },
): Promise<void> {
  if (outs.length === 0) return;
  const { drawFile } = await import("../report/draw-file.ts");
  const { layers } = tracks.find(({ found }) => !found.equal) ?? tracks[0];
  const named = layers.map(
    (layer, i): Layer => ({ ...layer, name: `${[a, b][i].letter} ${[a, b][i].name}` }),
  );
  for (const out of outs) await saveFile(out, await drawFile(out, named, { log: options.log === true }));
}

function asJson({ a, b, steps }: Sides, tracks: readonly Track[]): object {
  return {
    equal: tracks.every(({ found }) => found.equal),
    steps,
    a: sideAsJson(a),
    b: sideAsJson(b),
    compared: tracks.map(({ name, found }) => ({ what: name, ...found })),
  };
}

const sideAsJson = ({ name, layers }: Side): object => ({
  name,
  ...(layers[0].foreign && {
    framework: layers[0].foreign.framework,
    notes: layers[0].foreign.converted.notes,
  }),
  specs: layers.map(({ spec }) => spec),
});
