// Writes docs/evidence.md: scheduled against the tuned constant rate on every task that is here, and what warmup does at
// high rates. Every figure comes from runs made by this script; finished runs are kept in .evidence/ and not made again.
//
//   npm run evidence
import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { candidates, compare, meanInterval, random } from "@anneal/lab";
import { createPool, keepRuns, readTask } from "@anneal/lab/node";
import { formatLr } from "anneal/describe";
import { labTasks } from "../bench/lab-tasks.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
const next = random("evidence").uniform;

const settings = [
  { task: "digits", optimizer: { kind: "momentum" } },
  { task: "digits", optimizer: { kind: "adamw" } },
  { task: "text", optimizer: { kind: "adamw" } },
  { task: "text", optimizer: { kind: "momentum" } },
];
const schedules = ["constant", "linear", "cosine", "wsd", "one-cycle", "plateau", "sgdr"];
const rates = {
  momentum: { digits: [5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5], text: [1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1] },
  adamw: {
    digits: [5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2],
    text: [1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1],
  },
};
const finalSeeds = 8;

const named = (/** @type {string} */ name) => {
  const found = candidates.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no schedule ${name}`);
  return found;
};
const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1).replace("-", "−")}%`;
const figure = (/** @type {number} */ value) => (value >= 1 ? value.toFixed(3) : value.toPrecision(3));

/** @param {readonly (readonly string[])[]} rows */
const table = ([head, ...rows]) =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

/** @type {string[]} */
const sections = [];
for (const { task, optimizer } of settings) {
  const { spec, steps } = labTasks[task];
  if (spec.path !== undefined && !existsSync(spec.path)) {
    say(`${task} is not here; left out`);
    continue;
  }
  const kind = /** @type {"momentum" | "adamw"} */ (optimizer.kind);
  say(`${task} with ${kind}`);
  const made = await readTask(spec);
  const chosen = /** @type {import("@anneal/lab").OptimizerSpec} */ (optimizer);
  const pool = createPool({ task: spec, optimizer: chosen });
  const identity = { task, optimizer, rows: made.train.rows };
  const runner = await keepRuns(pool, { folder: here(`../.evidence/${task}-${kind}`), identity });
  const report = await compare({
    runner,
    task,
    metric: "loss",
    facts: [],
    candidates: schedules.map(named),
    rates: rates[kind][/** @type {"digits" | "text"} */ (task)],
    steps,
    rateSeeds: 3,
    finalSeeds,
    seed: 1,
    optimizer: chosen,
    command: [],
    date: "",
    cores: cpus().length,
    now: () => performance.now() / 1000,
    progress: ({ ended, stage }) => ended && say(`  ${stage}: ${ended}`),
  });
  const arms = [...report.details.arms].sort((a, b) => a.test.mean - b.test.mean);
  const base = report.details.arms.find(({ schedule }) => schedule === "constant");
  if (base === undefined) throw new Error("no baseline");
  const rows = arms.map((arm) => {
    const saved = arm.saved;
    const certain = saved !== undefined && (saved.low > 0 || saved.high < 0);
    return [
      arm.label,
      formatLr(arm.peakLr),
      `${figure(arm.test.mean)} (${figure(arm.test.low)} to ${figure(arm.test.high)})`,
      arm.accuracy === undefined ? "" : percent(arm.accuracy.mean),
      saved === undefined
        ? "baseline"
        : `${percent(saved.mean / base.test.mean)} (${percent(saved.low / base.test.mean)} to ${percent(saved.high / base.test.mean)})${certain ? "" : ", not certain"}`,
      arm.stepsToBaseline === null ? "never" : String(arm.stepsToBaseline),
    ];
  });
  const sure = (/** @type {(saved: { low: number, high: number }) => boolean} */ holds) =>
    arms
      .filter(({ saved }) => saved !== undefined && holds(saved))
      .map(({ label }) => label)
      .join(", ") || "none";
  const better = sure(({ low }) => low > 0);
  const worse = sure(({ high }) => high < 0);
  const grid = report.details.rates
    .filter(({ schedule }) => ["constant", "linear", "wsd", "one-cycle"].includes(schedule))
    .map(({ label, points }) => [
      label,
      ...points.map(({ loss, runs, diverged }) => {
        const text = loss === null || loss > 20 ? "" : figure(loss);
        return diverged > 0 ? `${text} ${diverged}/${runs} diverged`.trim() : text || "over 20";
      }),
    ]);
  sections.push(
    `## ${task}, ${kind}, ${steps} steps, batches of ${made.defaults.batchSize}\n`,
    `${made.facts
      .slice(0, 3)
      .map(({ name, value }) => `${name}: ${value}`)
      .join("; ")}.\n`,
    `Better than the tuned constant rate for certain: **${better}**. Worse for certain: ${worse}.\n`,
    table([
      [
        "schedule",
        "best peak",
        "test loss (95%)",
        "accuracy",
        "saved against constant (95%)",
        "steps to the baseline's end",
      ],
      ...rows,
    ]),
    "",
    "Mean validation loss by peak LR, three seeds each:\n",
    table([["schedule", ...report.details.rates[0].points.map(({ peakLr }) => formatLr(peakLr))], ...grid]),
    "",
    await warmupSection({ runner, task, kind, steps }),
  );
  await runner.close();
}

/**
 * Final loss and divergence over peak LR, with and without warmup.
 *
 * @param {{ runner: import("@anneal/lab").Runner, task: string, kind: "momentum" | "adamw", steps: number }} setting
 */
async function warmupSection({ runner, task, kind, steps }) {
  const all = rates[kind][/** @type {"digits" | "text"} */ (task)];
  const high = [...all.slice(-4), all[all.length - 1] * 2, all[all.length - 1] * 5];
  const seeds = Array.from({ length: finalSeeds }, (_, i) => 600_001 + i);
  /** @type {{ readonly [label: string]: (peak: number) => import("anneal").Spec }} */
  const shapes = {
    "no warmup": (from) => ({ kind: "linear", from, to: 0, over: "rest" }),
    "5% warmup": (peak) => named("linear").at(peak),
  };
  const rows = [];
  for (const [label, at] of Object.entries(shapes)) {
    const cells = [];
    for (const peakLr of high) {
      const results = await Promise.all(
        seeds.map((seed) =>
          runner.run({ schedule: at(peakLr), peakLr, steps, seed, evaluateAt: [steps], test: true }),
        ),
      );
      const diverged = results.filter((result) => result.diverged).length;
      const losses = results.flatMap(({ test, diverged: lost }) =>
        lost || test === undefined ? [] : [test.loss],
      );
      const { mean, low, high: top } = meanInterval(losses.length > 0 ? losses : [Number.NaN], next);
      const text = losses.length === 0 ? "" : `${figure(mean)} (${figure(low)} to ${figure(top)})`;
      cells.push(diverged > 0 ? `${text} **${diverged}/${seeds.length} diverged**`.trim() : text);
    }
    rows.push([label, ...cells]);
  }
  const head = ["linear to zero", ...high.map((lr) => formatLr(lr))];
  return `Test loss by peak LR with and without warmup, ${seeds.length} seeds:\n\n${table([head, ...rows])}\n`;
}

const text = `# Evidence

What schedules do on the tasks of the lab, whatever it is. Made by \`npm run evidence\` (${cpus().length} cores); the numbers are those of its runs. Each schedule has its own best rate of seven, chosen on three seeds by validation loss, then ${finalSeeds} fresh seeds, shared by all; loss and accuracy are those of the test set. Intervals are over seeds: they do not say what other data or another model would do; those of the savings hold for all schedules of a table at once. "Not certain" means that the interval holds 0.

${sections.join("\n")}`;
writeFileSync(here("../docs/evidence.md"), `${text.trimEnd()}\n`);
say("docs/evidence.md written");
