import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, sample } from "anneal";
import { differenceTo, makeRun, ratesBetween, specOfDescription } from "anneal/forecast";

/** @typedef {import("anneal/forecast").Run} Run */

/**
 * A CSV of numbers, by column.
 *
 * @param {string} file
 * @returns {{ [column: string]: Float64Array }}
 */
function columns(file) {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(",").map(Number));
  return Object.fromEntries(
    head.split(",").map((name, i) => [name, Float64Array.from(rows, (row) => row[i])]),
  );
}

const [warmup, peak, low] = [2160, 3e-4, 3e-5];

/**
 * The schedules of the Multi-Power Law paper, by name of the curve: warmup from 0 whose last step is at the peak, then a
 * cosine, a constant, two stages, or a hold with an exponential or a linear decay.
 *
 * @param {string} name
 * @returns {Float64Array}
 */
function publishedLr(name) {
  const [, kind, length] = /^([a-z]+)_(\d+)/.exec(name) ?? [];
  /** @type {(until: number) => import("anneal").Spec} */
  const hold = (until) => ({ kind: "constant", value: peak, over: until - warmup });
  const two = { kind: /** @type {const} */ ("constant"), value: Number(length) * 1e-5, over: 8000 };
  /** @type {{ [kind: string]: { steps: number, parts: import("anneal").Spec[] } }} */
  const known = {
    cosine: {
      steps: Number(length),
      parts: [{ kind: "cosine", from: peak, to: low, over: Number(length) - warmup }],
    },
    constant: { steps: Number(length), parts: [hold(Number(length))] },
    wsdcon: { steps: 16_000, parts: [hold(8000), two] },
    wsdld: { steps: 24_000, parts: [hold(20_000), { kind: "linear", from: peak, to: low, over: 4000 }] },
    wsd: {
      steps: 24_000,
      parts: [
        hold(20_000),
        {
          kind: "knots",
          points: [
            [0, peak],
            [4000, low],
          ],
          via: "log",
        },
      ],
    },
  };
  const { steps, parts } = known[kind];
  /** @type {import("anneal").Spec} */
  const spec = {
    kind: "sequence",
    of: [
      { kind: "linear", from: 0, to: peak, over: warmup - 1 },
      { kind: "constant", value: peak, over: 1 },
      ...parts,
    ],
  };
  return sample(compile(spec, { steps }), steps);
}

/**
 * The curves of the paper: for each size its runs by name. A last point behind the schedule is left out, as the published
 * code does.
 *
 * @param {string} folder
 * @returns {Map<number, Map<string, Run>>}
 */
export function mplRuns(folder) {
  const sizes = new Map();
  for (const size of [25, 100, 400]) {
    const place = join(folder, "mpl", `${size}M`);
    if (!existsSync(place)) continue;
    const runs = new Map();
    for (const file of readdirSync(place).filter((name) => name.endsWith(".csv"))) {
      const name = file.slice(0, -".csv".length);
      const { step, loss } = columns(join(place, file));
      const lr = publishedLr(name);
      const kept = step.filter((each) => each < lr.length);
      runs.set(name, makeRun({ name, lr, steps: kept, losses: loss.subarray(0, kept.length) }));
    }
    sizes.set(size, runs);
  }
  return sizes;
}

/** @typedef {{ run: Run, peak: number, kind: string, steps: number, constant: boolean }} Described */

/**
 * The runs of a folder with `runs.json`.
 *
 * @param {string} folder
 * @returns {Described[]}
 */
export function llamaRuns(folder) {
  const place = join(folder, "llama");
  /** @type {(import("anneal/forecast").Description & { id: string, file: string })[]} */
  const list = JSON.parse(readFileSync(join(place, "runs.json"), "utf8"));
  return list.map((description) => {
    const { step, lr: logged, val_loss: losses } = columns(join(place, description.file));
    const last = step[step.length - 1];
    const spec = specOfDescription(description);
    const steps = description.totalSteps ?? last + 1;
    let lr = spec && sample(compile(spec, { steps }), last + 1);
    if (lr === undefined || differenceTo(lr, { steps: step, values: logged }) > 0.005) {
      console.warn(`${description.id}: its description is not its LR, which is taken from its log`);
      lr = ratesBetween({ steps: step, values: logged }, last + 1).lr;
    }
    const run = makeRun({ name: description.id, lr, steps: step, losses });
    const kind = `${description.schedule} ${description.finalLr} ${description.cooldownFraction}`;
    return {
      run,
      peak: description.peakLr ?? 0,
      kind,
      steps,
      constant: description.schedule === "warmup-stable",
    };
  });
}
