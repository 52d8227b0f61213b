import type { Advice } from "anneal/advise";
import type { Reason } from "anneal/batch";
import { formatLr, formatSteps } from "anneal/describe";
import { alignColumns, wrap } from "../../output/layout.ts";
import type { Pen } from "../../output/look.ts";

interface Style {
  readonly pen: Pen;
  readonly width: number;
}

/** A reason, and its source below it. */
const reasonLines = ({ says, source }: Reason, { pen, width }: Style, mark: string): readonly string[] => [
  ...wrap(`${mark} ${says}`, width, "  "),
  ...indented(source, width).map(pen.dim),
];

/** A text in lines that are all indented. */
export const indented = (text: string, width: number): readonly string[] =>
  wrap(text, width - 2).map((line) => `  ${line}`);

/** The answer first, then the reasons, then what speaks against it and how to check it. */
export function adviceLines(advice: Advice, style: Style): readonly string[] {
  const { pen } = style;
  const { peakLr, range, schedule, steps, reasons, against, others, alternatives, precedents, next } = advice;
  const length = steps === undefined ? "" : ` over ${formatSteps(steps)} steps`;
  return [
    pen.bold(`Use ${scheduleNames[schedule]}, peak ${formatLr(peakLr)}${length}.`),
    `between ${formatLr(range.low)} and ${formatLr(range.high)} little is lost`,
    ...setLines(advice),
    "",
    pen.bold("Why"),
    ...reasons.flatMap((each) => reasonLines(each, style, "·")),
    ...reasonLines(against, style, "−"),
    ...(others.length === 0 ? [] : ["", pen.bold("Other rules say")]),
    ...others.flatMap((each) => {
      const far = each.outside.length > 0 ? ` Not fitted here: ${each.outside.join(", ")}.` : "";
      return reasonLines({ ...each, says: `${formatLr(each.lr)}. ${each.says}${far}` }, style, "·");
    }),
    "",
    pen.bold("Or"),
    ...alternatives.flatMap(({ name, for: pro, against }) => [
      `  ${scheduleNames[name]}`,
      ...reasonLines(pro, style, "+"),
      ...reasonLines(against, style, "−"),
    ]),
    ...(precedents.length === 0 ? [] : ["", pen.bold("The closest published runs")]),
    ...alignColumns(
      precedents.map(({ id, plan, params, source }) => [
        `  ${id}`,
        params === undefined
          ? ""
          : `${(params / 1e6).toLocaleString("en-US", { maximumFractionDigits: 0 })}M`,
        `peak ${formatLr(highest(plan.lr))}`,
        source.length > 46 ? `${source.slice(0, 45)}…` : source,
      ]),
      [1],
    ),
    "",
    pen.bold("Check it on your own run"),
    ...next.map((command) => `  ${command}`),
  ];
}

/** What each schedule is called in sentences. */
export const scheduleNames = {
  wsd: "warmup, hold and cooldown (WSD)",
  linear: "a linear decay to zero",
  cosine: "a cosine to zero",
  constant: "a constant rate",
} as const;

function setLines({ plan }: Advice): readonly string[] {
  const said = (["momentum", "beta1", "beta2", "weightDecay"] as const).flatMap((name) =>
    plan[name] === undefined
      ? []
      : [`${name === "weightDecay" ? "weight decay" : name} ${String(plan[name])}`],
  );
  return said.length === 0 ? [] : [said.join(", ")];
}

/** The highest level in a spec. */
export function highest(level: unknown): number {
  const numbers: number[] = [];
  JSON.stringify(level, (key, value) => {
    if ((key === "from" || key === "to" || key === "value") && typeof value === "number") numbers.push(value);
    return value;
  });
  return typeof level === "number" ? level : Math.max(...numbers);
}
