import { formatLr, formatShare, formatSteps } from "anneal/describe";
import type { Finding, Severity } from "anneal/diagnose";
import { wrap } from "../output/layout.ts";
import type { Pen } from "../output/look.ts";
import { withCommas } from "../output/messages.ts";
import { printable, shortenName, textWidth } from "../output/text-width.ts";
import { type Diagnosed, lengthOf } from "./diagnosed.ts";
import { plotsOf } from "./plots.ts";

interface Look {
  readonly pen: Pen;
  readonly width: number;
  readonly ascii: boolean;
}

/** A diagnosis as lines of a terminal: the schedule, pictures of LR and loss with the findings marked, the findings. */
export function linesOf(one: Diagnosed, look: Look): readonly string[] {
  const { findings } = one.diagnosis;
  const { pen } = look;
  return [
    ...heading(one, look),
    ...fitLine(one, look),
    "",
    ...plotsOf(one, look),
    ...(findings.length > 0
      ? findings.flatMap((finding, i) => findingLines(finding, i + 1, look))
      : [nothing(one, pen)]),
    ...unlooked(one, look),
  ];
}

function heading(one: Diagnosed, { pen, width }: Look): readonly string[] {
  const { run, facts, diagnosis } = one;
  const name = shortenName(printable(run.log.name), Math.max(8, width - 30));
  const so = Math.min(lengthOf(one), diagnosis.updates);
  const planned = facts.steps !== undefined && facts.steps > so + 1 ? ` of ${formatSteps(facts.steps)}` : "";
  const right = `${formatSteps(planned === "" ? diagnosis.updates : so)}${planned} steps`;
  const words = diagnosis.recovered?.name ?? "no learning rate logged";
  const line = `${pen.bold(name)}   ${words}`;
  const gap = width - textWidth(line) - textWidth(right);
  return gap >= 2
    ? [line + " ".repeat(gap) + right]
    : [`${pen.bold(name)}   ${right}`, ...wrap(words, width - 2, "  ")];
}

/** How well the recovered schedule fits, and its numbers. */
function fitLine({ run, diagnosis: { recovered } }: Diagnosed, { pen, width }: Look): readonly string[] {
  if (recovered === undefined) return [];
  const { values = new Float64Array(), steps = new Float64Array() } = run.log.lr ?? {};
  const finite = values.filter(Number.isFinite);
  const top = finite.reduce((most, lr) => Math.max(most, lr), Number.NEGATIVE_INFINITY);
  const fits = recovered.exact
    ? "it gives every logged LR to the last digit"
    : `it is within ${formatShare(recovered.error.max)} of every logged LR`;
  const numbers = [
    `${pen.dim("peak")} ${formatLr(top)}`,
    `${pen.dim("last")} ${formatLr(finite[finite.length - 1])}`,
    `${formatSteps(steps.length)} ${pen.dim("logged;")} ${pen.dim(fits)}`,
  ];
  return [numbers.join("   ")].flatMap((line) => (textWidth(line) <= width ? [line] : numbers));
}

const symbols: { readonly [S in Severity]: string } = { error: "✗", warning: "!", advice: "→" };

function findingLines(
  { severity, says, why, change }: Finding,
  number: number,
  { pen, width }: Look,
): readonly string[] {
  const paint = severity === "error" ? pen.error : severity === "warning" ? pen.warn : pen.bold;
  const margin = " ".repeat(`${number} x `.length);
  const room = width - margin.length;
  const [first, ...rest] = wrap(withCommas(says), room);
  return [
    `${number} ${paint(symbols[severity])} ${pen.bold(first)}`,
    ...rest.map((line) => margin + pen.bold(line)),
    ...wrap(why, room).map((line) => margin + pen.dim(line)),
    ...wrap(`→ ${change}`, room, "  ").map((line) => margin + line),
  ];
}

const nothing = ({ diagnosis }: Diagnosed, pen: Pen): string =>
  diagnosis.looked.some(({ could }) => could)
    ? `${pen.ok("✓")} nothing found`
    : `${pen.warn("!")} nothing could be looked at`;

/** What could not be checked, and why. */
function unlooked({ diagnosis }: Diagnosed, { pen, width }: Look): readonly string[] {
  const left = diagnosis.looked.filter(({ could }) => !could);
  if (left.length === 0) return [];
  const words = left.map(({ at, why }) => `${at} (${why})`).join(" · ");
  return wrap(`not looked at: ${words}`, width, "  ").map(pen.dim);
}
