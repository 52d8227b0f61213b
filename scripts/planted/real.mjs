// Real runs from the folder beside the repository: their logged losses, and their LR as a function of the step.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ name: string, t: number[], lr: number[], loss: number[], steps: number, peak: number, warmup: number,
 *   at: (step: number) => number, constant: boolean }} RealRun
 */

const shared = fileURLToPath(new URL("../../../shared", import.meta.url));

/** @param {string} text */
const rowsOf = (text) =>
  text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

/** Every run there is; none where the folder is not. @returns {RealRun[]} */
export function realRuns() {
  if (!existsSync(`${shared}/curves`)) return [];
  return [...llama(), ...powerLaw(), ...logs()];
}

function llama() {
  const runs = JSON.parse(readFileSync(`${shared}/curves/llama/runs.json`, "utf8"));
  return runs.map((/** @type {any} */ run) => {
    const rows = rowsOf(readFileSync(`${shared}/curves/llama/${run.file}`, "utf8"));
    const { peakLr: peak, totalSteps: steps, finalLr, cooldownFraction: share } = run;
    const isCosine = run.schedule.includes("cosine");
    const end = Math.round(steps * (1 - (share ?? 0)));
    const sqrt = /sqrt/.test(run.cooldownShape ?? "");
    const at = (/** @type {number} */ step) => {
      if (step < 300) {
        const p = step / 300;
        return 0.01 * peak + 0.99 * peak * (isCosine ? (1 - Math.cos(Math.PI * p)) / 2 : p);
      }
      const whole = Math.min(step, steps);
      if (isCosine)
        return finalLr + ((peak - finalLr) * (1 + Math.cos((Math.PI * (whole - 300)) / (steps - 300)))) / 2;
      if (whole <= end || !share) return peak;
      const p = (whole - end) / (steps - end);
      return peak * (1 - (sqrt ? Math.sqrt(p) : p));
    };
    return { ...columns(rows), name: run.id, steps, peak, warmup: 300, at, constant: !isCosine && !share };
  });
}

function powerLaw() {
  return readdirSync(`${shared}/curves/mpl`).flatMap((size) =>
    readdirSync(`${shared}/curves/mpl/${size}`).map((file) => {
      const found = columns(rowsOf(readFileSync(`${shared}/curves/mpl/${size}/${file}`, "utf8")));
      const at = (/** @type {number} */ step) => between(found, step);
      const steps = found.t[found.t.length - 1] + 1;
      return {
        ...found,
        name: `${size}/${file}`,
        steps,
        peak: 3e-4,
        warmup: 0,
        at,
        constant: file.startsWith("constant"),
      };
    }),
  );
}

function logs() {
  return readdirSync(`${shared}/logs`)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const { train } = JSON.parse(readFileSync(`${shared}/logs/${file}`, "utf8")).history;
      const rows = new Map(
        train.iter.map((/** @type {number} */ step, /** @type {number} */ i) => [
          step,
          [step, train.train_lr[i], train.train_loss[i]],
        ]),
      );
      const found = columns([...rows.values()].sort((a, b) => a[0] - b[0]));
      const steps = found.t[found.t.length - 1];
      const peak = Math.max(...found.lr.map((lr) => Number(lr.toPrecision(1))));
      // torch's OneCycleLR from 1% of the peak, which reaches it one step early; WSD with a cooldown of 20%.
      const wave = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ p) =>
        from + ((to - from) * (1 - Math.cos(Math.PI * p))) / 2;
      const cosine = (/** @type {number} */ step) =>
        step < 299
          ? wave(0.01 * peak, peak, step / 299)
          : wave(peak, 0.1 * peak, Math.min(1, (step - 299) / (steps - 300)));
      const wsd = (/** @type {number} */ step) =>
        peak * Math.min(1, 0.01 + (0.99 * step) / 300, Math.max(0, steps - step) / (0.2 * steps));
      return {
        ...found,
        name: file,
        steps,
        peak,
        warmup: 300,
        at: file.includes("-cos") ? cosine : wsd,
        constant: false,
      };
    });
}

const columns = (/** @type {number[][]} */ rows) => ({
  t: rows.map((row) => row[0]),
  lr: rows.map((row) => row[1]),
  loss: rows.map((row) => row[2]),
});

/** The LR between logged steps, by straight lines. @param {{ t: number[], lr: number[] }} log @param {number} step */
function between({ t, lr }, step) {
  if (step <= t[0]) return lr[0];
  const k = t.findIndex((each) => each >= step);
  if (k < 0) return lr[lr.length - 1];
  const share = (step - t[k - 1]) / (t[k] - t[k - 1]);
  return (1 - share) * lr[k - 1] + share * lr[k];
}
