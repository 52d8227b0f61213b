import { compile, type Spec } from "anneal";
import type { Advice } from "anneal/advise";
import type { Reason } from "anneal/batch";
import { formatLr, formatSteps, spoken } from "anneal/describe";
import { type CostOptions, timeInWords } from "../../input/price.ts";
import { wrap } from "../../output/layout.ts";
import type { Pen } from "../../output/look.ts";
import { indented, scheduleNames } from "./advice-lines.ts";

interface Style {
  readonly pen: Pen;
  readonly width: number;
  readonly asked?: CostOptions;
}

/**
 * The advice for those who pay and do not code: what is recommended, why in three sentences, what it saves or risks, what
 * to ask the engineers. Every sentence has a source, or rests on the reader's own numbers.
 */
export function plainLines(advice: Advice, { pen, width, asked }: Style): readonly string[] {
  const { peakLr, range, schedule, steps, reasons, alternatives, others, warnings } = advice;
  const [peak, shape, warmup] = reasons;
  const erring = reasons.find(({ rule }) => rule === "errLow");
  const chosen = advice.against;
  const told = (reason: Reason): readonly string[] => [
    ...wrap(`· ${reason.says}`, width, "  "),
    ...indented(`(${reason.source})`, width).map(pen.dim),
  ];
  const plain = (text: string): readonly string[] => wrap(`· ${text}`, width, "  ");
  return [
    pen.bold("What is recommended"),
    ...wrap(
      `Train with ${scheduleNames[schedule]}. ${path(advice.spec, steps)} The highest learning rate is ${formatLr(peakLr)}; anything between ${formatLr(range.low)} and ${formatLr(range.high)} is expected to end about as well.`,
      width,
    ),
    "",
    pen.bold("Why"),
    ...[peak, shape, warmup].filter((each) => each !== undefined && each !== erring).flatMap(told),
    "",
    pen.bold("What it saves or risks"),
    ...(erring === undefined ? [] : told(erring)),
    ...told(chosen),
    ...warnings.flatMap(plain),
    ...moneyLines(advice, asked).flatMap(plain),
    "",
    pen.bold("What to ask the engineers"),
    ...questions(advice).flatMap(plain),
    ...(alternatives.length === 0
      ? []
      : plain(`Why not ${alternatives.map(({ name }) => scheduleNames[name]).join(", or ")}?`)),
    ...(others.length === 0
      ? []
      : plain(
          `${others.length === 1 ? "Another rule says" : "Other rules say"} ${others.map(({ lr }) => formatLr(lr)).join(", ")}: which fits this model?`,
        )),
  ];
}

/** What the schedule does, where its length is known. */
function path(spec: Spec, steps: number | undefined): string {
  if (steps === undefined) return "How many steps it has was not said.";
  return `Over ${formatSteps(steps)} steps it ${spoken(compile(spec, { steps }), steps, spec)}.`;
}

/** What the run and a trial of the rate cost, by the reader's own numbers. */
function moneyLines({ steps, next }: Advice, asked: CostOptions | undefined): readonly string[] {
  if (asked === undefined) return [];
  const { price, hours, stepSeconds } = asked;
  const seconds = hours === undefined ? (steps ?? Number.NaN) * (stepSeconds as number) : hours * 3600;
  if (Number.isNaN(seconds)) return [];
  const whole = `By your figures the run takes ${timeInWords(seconds)} at ${price.written}: ${price.money(seconds * price.perSecond)}.`;
  const trial = Number(/--steps (\d+)/.exec(next.join(" "))?.[1] ?? Number.NaN);
  if (steps === undefined || !(trial < steps)) return [whole];
  const share = (seconds * price.perSecond * trial) / steps;
  return [
    whole,
    `One trial of ${formatSteps(trial)} steps, to check the rate before that is spent, takes ${timeInWords((seconds * trial) / steps)} on the same machine: ${price.money(share)}.`,
  ];
}

/** What nobody but those who run it can answer. */
const questions = ({ next, steps }: Advice): readonly string[] => [
  `Was this checked on the model itself? One command does: ${next[0]}`,
  ...(steps === undefined ? ["How long is the run, and is that decided?"] : []),
  "What was the loss of the last run at its end, and at which rate?",
];
