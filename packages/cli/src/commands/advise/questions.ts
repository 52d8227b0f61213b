import { type Facts, tasks } from "anneal/advise";
import { isProblem } from "../../names/flags.ts";
import type { Io } from "../../output/io.ts";
import { tellMistake } from "../../output/messages.ts";
import { readFact } from "./facts-flags.ts";

/** A question of `anneal advise`, and the tasks that it is for. */
interface Question {
  readonly fact: keyof Facts;
  readonly asks: string;
  readonly of?: readonly string[];
}

const language = ["pretrain", "finetune", "lora"];
const images = ["cnn", "vit", "diffusion"];

const questions: readonly Question[] = [
  { fact: "params", asks: "Parameters of the model (125M, 7B)?", of: [...language, ...images] },
  { fact: "tokens", asks: "Tokens of the whole run (10B)?", of: ["pretrain"] },
  { fact: "batchTokens", asks: "Tokens per step, all devices together (0.5M)?", of: ["pretrain"] },
  { fact: "batch", asks: "Samples per step, all devices together?", of: images },
  {
    fact: "steps",
    asks: "Optimizer steps of the run (10k)?",
    of: ["finetune", "lora", "tabular", "rl", ...images],
  },
  { fact: "horizon", asks: "Is the length of the run fixed or open?" },
  { fact: "optimizer", asks: "Which optimizer (empty: the usual one)?" },
  { fact: "unstable", asks: "Has the run had spikes of loss, or diverged (yes or no)?" },
];

/** Asks on the terminal for what is not given; an empty answer leaves a fact out. */
export async function askFacts(io: Io): Promise<Facts> {
  const lines = linesOf(io.stdin);
  const ask = async (text: string): Promise<string> => {
    io.tell(`${text} `);
    const { value, done } = await lines.next();
    if (done) io.tell("\n");
    return done ? "" : value.trim();
  };
  const names = Object.keys(tasks) as (keyof typeof tasks)[];
  io.tell(
    `What is trained?\n${names.map((name) => `  ${name.padEnd(10)} ${tasks[name].says}`).join("\n")}\n`,
  );
  const task = (await ask("Task?")) || "pretrain";
  const given: { [fact: string]: unknown } = { task };
  for (const { fact, asks, of } of questions) {
    if (of !== undefined && !of.includes(task)) continue;
    const text = await ask(asks);
    if (text === "") continue;
    const value = readFact(fact, text);
    if (isProblem(value)) tellMistake(io, `${value.message}; left out`);
    else given[fact] = value;
  }
  return given as unknown as Facts;
}

/** The lines of a stream, as they come. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
  return undefined;
}
