import { extname } from "node:path";
import { toJson } from "anneal";
import { formatSteps } from "anneal/describe";
import { diagnose as examine } from "anneal/diagnose";
import { contentOf, refuseEnding } from "../chart/save-picture.ts";
import type { Diagnosed } from "../diagnose/diagnosed.ts";
import { factsFor, readFacts } from "../diagnose/facts.ts";
import { asJson } from "../diagnose/json.ts";
import { linesOf } from "../diagnose/lines.ts";
import { pictureOf } from "../diagnose/picture.ts";
import { openAll } from "../forecast/open-runs.ts";
import { readLogChoices } from "../logs/log-flags.ts";
import { createPen } from "../output/look.ts";
import { tellNote, tellWarning } from "../output/messages.ts";
import { saveFile } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, lookFor, type Options } from "./context.ts";
import { interruptible } from "./forecast/shared.ts";

/** `anneal diagnose`: what logs show to be wrong. Ends with status 1 where there is a warning or an error. */
export async function diagnose(
  words: readonly string[],
  options: Options,
  context: Context,
): Promise<number> {
  const { io } = context;
  const outs = (options.out as readonly string[] | undefined) ?? [];
  outs.forEach(refuseEnding);
  const given = readFacts(options);
  const specOut = specFile(options);
  const choices = readLogChoices(options);
  const opened = await interruptible((signal) => openAll(words, { io, choices, signal }));
  if (specOut !== undefined && opened.length > 1) {
    throw new UsageError(`--spec-out: expected the log of one run, received ${opened.length}`);
  }
  const all = opened.map((run): Diagnosed => {
    const { facts, says } = factsFor(run, given, choices);
    return { run, facts, says: [...run.says, ...says], diagnosis: examine(run.log, facts) };
  });
  await tell(all, options, context);
  for (const out of outs) {
    await saveFile(out, await contentOf(out, pictureOf(all)));
    tellNote(io, `→ ${out}`);
  }
  await warnOfFonts(outs, context);
  if (specOut !== undefined) await writeSpec(specOut, all[0], context);
  const isBad = all.some(({ diagnosis }) => diagnosis.findings.some(({ severity }) => severity !== "advice"));
  return isBad ? 1 : 0;
}

async function tell(all: readonly Diagnosed[], options: Options, { io }: Context): Promise<void> {
  if (options.json === true) {
    await io.write(`${JSON.stringify(asJson(all), null, 2)}\n`);
    return;
  }
  const look = lookFor(options, io);
  for (const [i, one] of all.entries()) {
    for (const say of one.says) tellNote(io, `${one.run.log.name}: ${say}`);
    const lines = linesOf(one, { ...look, pen: createPen(look.color) });
    await io.write(`${[...(i > 0 ? [""] : []), ...lines].join("\n")}\n`);
  }
}

function specFile(options: Options): string | undefined {
  if (options.specOut === undefined) return undefined;
  const path = String(options.specOut);
  if (extname(path).toLowerCase() === ".json") return path;
  throw new UsageError(`--spec-out: expected a name that ends in .json, received ${JSON.stringify(path)}`);
}

async function writeSpec(path: string, { run, diagnosis }: Diagnosed, { io }: Context): Promise<void> {
  const { recovered } = diagnosis;
  if (recovered === undefined) {
    throw new UsageError(
      `--spec-out: ${run.log.name} has no learning rate, so there is no schedule to write`,
    );
  }
  await saveFile(path, toJson(recovered.spec));
  const what = recovered.exact ? "the schedule" : "a curve that follows the log, for no simple schedule does";
  tellNote(io, `→ ${path}: ${what}, ${formatSteps(recovered.horizon)} steps`);
}

async function warnOfFonts(outs: readonly string[], { io }: Context): Promise<void> {
  if (!outs.some((out) => /\.png$/i.test(out))) return;
  const { hasFont } = await import("../report/rasterise.ts");
  if (!(await hasFont()))
    tellWarning(io, "this machine has no fonts, so the PNG has no words; an .svg keeps them");
}
