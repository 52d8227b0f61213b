import type { Layer } from "../../input/layers.ts";
import { wrap } from "../../output/layout.ts";
import { createPen } from "../../output/look.ts";
import { tellNotes } from "../../output/notes.ts";
import { printable } from "../../output/text-width.ts";
import { type Context, lookFor, type Options } from "../context.ts";
import { picture } from "../show.ts";
import { codeTargets } from "./choose.ts";

/** What a scheduler really does, for a person: its picture, what to know of it, and how to go on. */
export async function overview(
  { name, layers }: { readonly name: string; readonly layers: readonly [Layer, ...Layer[]] },
  options: Options,
  context: Context,
): Promise<void> {
  const { io } = context;
  const { color, width } = lookFor(options, io);
  const pen = createPen(color);
  const [{ foreign }] = layers;
  const named =
    layers.length === 1
      ? layers.map((layer) => ({ ...layer, name: foreign?.scheduler ?? name }))
      : layers.map((layer, i) => ({ ...layer, name: `group ${i + 1}` }));
  const what = foreign === undefined ? [] : wrap(printable(wordsFor(foreign, name)), width);
  await io.write(`${[...what.map(pen.dim), ...picture(named, options, context)].join("\n")}\n`);
  tellNotes(io, foreign?.converted.notes ?? []);
  const hints = [
    `code: --to ${codeTargets().join(", ")}`,
    "the spec: --to spec; every LR: --to csv; all of it: --json",
  ];
  await io.write(
    `${hints
      .flatMap((hint) => wrap(hint, width, "  "))
      .map(pen.dim)
      .join("\n")}\n`,
  );
}

/** `OneCycleLR of torch, called scheduler in line 3 of train.py`. */
function wordsFor(
  { scheduler, framework, title, place, format }: NonNullable<Layer["foreign"]>,
  name: string,
): string {
  const called = title === scheduler ? "" : `, called ${title}`;
  const where = name === scheduler || name === title ? "" : ` of ${name}`;
  const what = format === "Python" ? "" : ` (${format})`;
  return `${scheduler} of ${framework}${what}${called}${where === "" && place.line === 1 ? "" : `, line ${place.line}${where}`}`;
}
