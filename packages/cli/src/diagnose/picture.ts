import { formatSteps } from "anneal/describe";
import type { Logged } from "anneal/series";
import { type Chart, type ChartLine, lateMost, type Panel } from "../chart/chart.ts";
import { drawChart } from "../chart/draw-chart.ts";
import { type PagePart, pageOf } from "../chart/page.ts";
import type { Picture } from "../chart/save-picture.ts";
import { type Diagnosed, lengthOf, lossOf, marksOf } from "./diagnosed.ts";
import { asJson } from "./json.ts";

/** Diagnoses as files. A picture shows the first run; a page and JSON have all. */
export const pictureOf = (all: readonly Diagnosed[]): Picture => ({
  svg: (theme) => drawChart(chartOf(all[0]), { theme }),
  html: () => pageOf(titleOf(all), all.flatMap(partsOf), "anneal diagnose"),
  json: () => asJson(all),
});

const titleOf = (all: readonly Diagnosed[]): string =>
  all.length === 1 ? `Diagnosis of ${all[0].run.log.name}` : `Diagnosis of ${all.length} runs`;

/** The most points of a schedule that are drawn. */
const mostPoints = 2000;

function chartOf(one: Diagnosed): Chart {
  const { run, diagnosis } = one;
  const { lr } = run.log;
  const loss = lossOf(one);
  const steps = lengthOf(one);
  const rates: readonly ChartLine[] = lr === undefined ? [] : [lineOf("LR", 0, lr)];
  const losses: readonly ChartLine[] =
    loss === undefined ? [] : [lineOf(loss === run.log.loss ? "training" : "validation", 2, loss)];
  const panels: readonly Panel[] = [
    ...(rates.length > 0 ? [{ name: "LR", lines: rates, fromZero: true, share: 1 }] : []),
    ...(losses.length > 0 ? [{ name: "Loss", lines: losses, most: lateMost(losses, steps), share: 1 }] : []),
  ];
  const name = diagnosis.recovered?.name;
  const found = diagnosis.findings.map(({ says }, i) => `${i + 1}: ${says}`).join(" ");
  return {
    title: name === undefined ? run.log.name : `${run.log.name}: ${name}`,
    says: `Learning rate and loss over ${formatSteps(steps)} steps. ${found === "" ? "Nothing found." : found}`,
    steps,
    panels: panels.length > 0 ? panels : [{ name: "LR", lines: [], share: 1 }],
    marks: marksOf(one),
  };
}

function lineOf(name: string, hue: number, { steps, values }: Logged): ChartLine {
  const all = Array.from(steps.keys()).filter((i) => Number.isFinite(values[i]));
  const every = Math.max(1, Math.ceil(all.length / (10 * mostPoints)));
  const kept = all.filter((_, i) => i % every === 0 || i === all.length - 1);
  return { name, hue, steps: kept.map((i) => steps[i]), values: kept.map((i) => values[i]) };
}

function partsOf(one: Diagnosed): readonly PagePart[] {
  const { run, diagnosis, says } = one;
  const { findings, looked, recovered } = diagnosis;
  const rows = findings.map(({ severity, from, to, says: what, change }, i) => [
    `${i + 1}. ${what} ${change}`,
    severity,
    from === to ? formatSteps(from) : `${formatSteps(from)} to ${formatSteps(to)}`,
  ]);
  return [
    { svg: drawChart(chartOf(one), { theme: "auto" }) },
    {
      sentences: [
        recovered === undefined ? "No learning rate was logged." : `The schedule: ${recovered.name}.`,
        ...says.map((say) => `${run.log.name}: ${say}.`),
      ],
    },
    rows.length === 0
      ? { sentences: ["Nothing was found."] }
      : { heading: "Findings", rows: [["what, and what to do", "severity", "steps"], ...rows] },
    {
      sentences: [
        ...findings.map(({ why }, i) => `Why ${i + 1}: ${why}`),
        ...looked.filter(({ could }) => !could).map(({ at, why }) => `Not looked at: ${at}, because ${why}.`),
      ],
    },
  ];
}
