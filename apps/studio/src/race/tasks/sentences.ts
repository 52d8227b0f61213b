import { type Draw, draw } from "./random.ts";

const things = [
  "the curve",
  "the step",
  "a warmup",
  "the loss",
  "one long run",
  "a small model",
  "the last batch",
  "a cooldown",
  "the first seed",
  "every rate",
  "the peak",
  "a noisy gradient",
  "the floor",
  "a good schedule",
  "the slope",
  "the horizon",
];
const verbs = [
  "rises",
  "falls",
  "holds",
  "wanders",
  "settles",
  "turns",
  "starts again",
  "comes to rest",
  "gets lost",
  "pays back",
];
const links = ["because", "while", "after", "before", "until", "and then", "although", "so that"];
const places = [
  "near the end",
  "at the start",
  "in the middle",
  "on the plain",
  "over the hill",
  "below the ridge",
  "step by step",
  "without a sound",
  "for ten thousand steps",
  "once in a while",
];
const ends = [".", ".", ".", ".", "!", "?", ";"];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence({ pick, uniform }: Draw): string {
  const clause = (): string => `${pick(things)} ${pick(verbs)}${uniform() < 0.6 ? ` ${pick(places)}` : ""}`;
  const length = uniform() < 0.5 ? 1 : uniform() < 0.7 ? 2 : 3;
  const text = Array.from({ length }, clause).reduce((all, each) => `${all} ${pick(links)} ${each}`);
  const step = uniform() < 0.2 ? ` at step ${Math.floor(1000 * uniform())}` : "";
  return `${capital(text)}${step}${pick(ends)}`;
}

export const textLength = 60_000;

/** A text to predict letter by letter: sentences that a small grammar makes here. The same text everywhere. */
export function sentencesText(): string {
  const from = draw(26);
  let text = "";
  while (text.length < textLength) text += `${sentence(from)}${from.uniform() < 0.12 ? "\n" : " "}`;
  return text.slice(0, textLength);
}
