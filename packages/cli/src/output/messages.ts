import type { Problem } from "anneal";
import type { Io } from "./io.ts";
import { createPen, messagesInColor, type Pen } from "./look.ts";
import { printable } from "./text-width.ts";

/** A sentence with commas in its counts, as everywhere on the screen; what stands in quotes is left as it is written. */
export const withCommas = (sentence: string): string =>
  sentence.replace(/"[^"]*"|(?<![\w.,:-])\d{4,15}(?![\w.,:%]\w|[\w%])/g, (found) =>
    found.startsWith('"') ? found : found.replace(/\B(?=(\d{3})+$)/g, ","),
  );

/** A suggestion with commas in what it tells; not in what is to be written. */
const stepsLeft = (suggestion: string): string => suggestion.replace(/\bthe \d+ steps left$/, withCommas);

/** A mistake in lines: the sentence, and what to do about it. `from` names the spec where there are several. */
function problemLines(found: Problem, pen: Pen, from?: string): readonly string[] {
  const sentence = `${found.path}: ${withCommas(`expected ${found.expected}, received ${found.received}`)}`;
  const place = from === undefined ? "" : `${from}: `;
  return [
    `${pen.error("✗")} ${printable(place + sentence)}`,
    ...(found.suggestion === undefined ? [] : [`  → ${printable(stepsLeft(found.suggestion))}`]),
  ];
}

/** Tells mistakes on standard error. */
export function tellProblems(io: Io, problems: readonly Problem[], from?: string): void {
  const pen = createPen(messagesInColor(io));
  io.tell(`${problems.flatMap((each) => problemLines(each, pen, from)).join("\n")}\n`);
}

/** Tells wrong use on standard error: a sentence, and what to do about it. */
export function tellMistake(io: Io, sentence: string, hint?: string): void {
  const pen = createPen(messagesInColor(io));
  io.tell(
    `${pen.error("✗")} ${printable(sentence)}\n${hint === undefined ? "" : `  → ${printable(hint)}\n`}`,
  );
}

/** Tells what is legal but usually wrong, on standard error. */
export function tellWarning(io: Io, sentence: string): void {
  io.tell(`${createPen(messagesInColor(io)).warn("!")} ${printable(withCommas(sentence))}\n`);
}

/** Tells what was done, on standard error. */
export function tellNote(io: Io, sentence: string): void {
  io.tell(`${createPen(messagesInColor(io)).dim(printable(sentence))}\n`);
}
