import { AnnealError } from "anneal";
import { type Advice, advise as adviseOn, type Facts } from "anneal/advise";
import { readCost } from "../input/price.ts";
import { createPen } from "../output/look.ts";
import { tellWarning } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { adviceLines } from "./advise/advice-lines.ts";
import { factsFromFlags, inFactFlags } from "./advise/facts-flags.ts";
import { plainLines } from "./advise/plain-lines.ts";
import { askFacts, linesOf } from "./advise/questions.ts";
import { type Context, lookFor, type Options } from "./context.ts";

/** `anneal advise`: which schedule and rate, why, and how to check it. */
export async function advise(_: readonly string[], options: Options, context: Context): Promise<number> {
  const { io } = context;
  if (options.plain === true && options.json === true) {
    throw new UsageError("expected --plain or --json, received both");
  }
  const asked = readCost(
    options,
    "anneal advise --task cnn --batch 256 --steps 10k --plain --cost 2.5/h --step-time 0.2s",
  );
  if (asked !== undefined && options.plain !== true) {
    throw new UsageError("--cost belongs to --plain", "add --plain");
  }
  const flags = factsFromFlags(options);
  if (flags !== undefined) return answer(flags, options, context);
  if (io.terminals.in) return answer(await askFacts(io), options, context);
  if (options.plain === true) throw new UsageError("--plain needs the facts as flags");
  let status = 0;
  let n = 0;
  for await (const line of linesOf(io.stdin)) {
    if (line.trim() === "") continue;
    n++;
    status = Math.max(status, await answerLine(line, n, context));
  }
  if (n === 0) {
    throw new UsageError(
      "expected facts about the run, received nothing",
      "anneal advise --task pretrain --params 125M --tokens 10B --batch-tokens 0.5M",
    );
  }
  return status;
}

async function answer(facts: Facts, options: Options, { io }: Context): Promise<number> {
  try {
    const advice = adviseOn(facts);
    if (options.json === true) await io.write(`${JSON.stringify(advice)}\n`);
    else {
      const { color, width } = lookFor(options, io);
      const style = { pen: createPen(color), width };
      await io.write(`${linesIn(advice, options, style).join("\n")}\n`);
    }
    if (options.json !== true && options.plain !== true)
      for (const warning of advice.warnings) tellWarning(io, warning);
    return 0;
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    const [first, ...rest] = error.problems.map(inFactFlags);
    throw new AnnealError([first, ...rest]);
  }
}

/** The advice for engineers, or in plain words. */
function linesIn(
  advice: Advice,
  options: Options,
  style: Parameters<typeof adviceLines>[1],
): readonly string[] {
  if (options.plain !== true) return adviceLines(advice, style);
  const asked = readCost(options, "");
  if (asked?.stepSeconds !== undefined && advice.steps === undefined) {
    throw new UsageError("--step-time needs the steps of the run", "add --steps, or give --hours");
  }
  return plainLines(advice, { ...style, ...(asked && { asked }) });
}

/** One line of JSON in, one line of JSON out: the advice, or what is wrong with the facts. */
async function answerLine(line: string, n: number, { io }: Context): Promise<number> {
  try {
    await io.write(`${JSON.stringify(adviseOn(parsed(line, n)))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AnnealError) && !(error instanceof UsageError)) throw error;
    await io.write(`${JSON.stringify({ line: n, error: error.message })}\n`);
    return 2;
  }
}

function parsed(line: string, n: number): Facts {
  try {
    return JSON.parse(line) as Facts;
  } catch {
    throw new UsageError(
      `line ${n}: expected a JSON object of facts, received ${JSON.stringify(line.slice(0, 60))}`,
    );
  }
}
