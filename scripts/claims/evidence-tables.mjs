import { readFileSync } from "node:fs";

/**
 * @typedef {{ readonly mean: number, readonly low: number, readonly high: number }} Interval
 * @typedef {{ readonly peak: number, readonly loss: Interval, readonly accuracy: number, readonly saved?: Interval, readonly stepsTo: number | null }} Arm
 * @typedef {{ readonly lr: number, readonly loss: number | undefined, readonly diverged: boolean }} Point
 * @typedef {{ readonly lr: number, readonly loss: Interval | undefined, readonly diverged: number, readonly runs: number }} WarmupPoint
 * @typedef {{ readonly task: string, readonly kind: string, readonly steps: number, readonly arms: { readonly [label: string]: Arm }, readonly grid: { readonly [label: string]: readonly Point[] }, readonly warmup: { readonly [label: string]: readonly WarmupPoint[] } }} Setting
 */

/** Numbers as the pages write them. @param {string} text */
const number = (text) => Number(text.replace(/,/g, "").replace("−", "-").replace("%", ""));

/** `0.0597 (0.0512 to 0.0710)`, in shares where it has percent signs. @param {string} text */
export function intervalIn(text) {
  const found = /^([−\d.e-]+%?) \(([−\d.e-]+%?) to ([−\d.e-]+%?)\)/.exec(text);
  if (found === null) return undefined;
  const unit = text.includes("%") ? 0.01 : 1;
  const [mean, low, high] = found.slice(1).map((each) => unit * number(each));
  return { mean, low, high };
}

/** The rows of the tables in a text, cells trimmed; the line of dashes left out. @param {string} text */
export const tablesIn = (text) =>
  text
    .split(/\n(?!\|)/)
    .map((block) => block.split("\n").filter((line) => /^\|.*\|$/.test(line)))
    .filter((lines) => lines.length > 2)
    .map((lines) =>
      lines
        .filter((_, i) => i !== 1)
        .map((line) =>
          line
            .slice(1, -1)
            .split("|")
            .map((cell) => cell.trim()),
        ),
    );

/**
 * The settings of docs/evidence.md, read from its tables, so that no figure is copied by hand.
 *
 * @param {string} page its text
 * @returns {readonly Setting[]}
 */
export function settingsIn(page) {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const title = /^(\w+), (\w+), ([\d,]+) steps/.exec(section);
      const [main, grid, warmup] = tablesIn(section);
      if (title === null || warmup === undefined)
        throw new Error(`docs/evidence.md: a section I cannot read`);
      return {
        task: title[1],
        kind: title[2],
        steps: number(title[3]),
        arms: Object.fromEntries(main.slice(1).map(armOf)),
        grid: Object.fromEntries(grid.slice(1).map((row) => [row[0], row.slice(1).map(pointOf(grid[0]))])),
        warmup: Object.fromEntries(
          warmup.slice(1).map((row) => [row[0], row.slice(1).map(warmupPointOf(warmup[0]))]),
        ),
      };
    });
}

/** @param {readonly string[]} row @returns {[string, Arm]} */
function armOf([label, peak, loss, accuracy, savedText, stepsTo]) {
  const interval = intervalIn(loss);
  if (interval === undefined) throw new Error(`docs/evidence.md: no interval in ${loss}`);
  const saved = intervalIn(savedText);
  return [
    label,
    {
      peak: number(peak),
      loss: interval,
      accuracy: number(accuracy) / 100,
      ...(saved && { saved }),
      stepsTo: stepsTo === "never" ? null : number(stepsTo),
    },
  ];
}

/** @param {readonly string[]} head */
const pointOf = (head) => (/** @type {string} */ cell, /** @type {number} */ i) => {
  const loss = /^[\d.]+$/.test(cell) ? number(cell) : undefined;
  return { lr: number(head[i + 1]), loss, diverged: cell.includes("diverged") };
};

/** @param {readonly string[]} head */
const warmupPointOf = (head) => (/** @type {string} */ cell, /** @type {number} */ i) => {
  const lost = /(\d+)\/(\d+) diverged/.exec(cell);
  return {
    lr: number(head[i + 1]),
    loss: intervalIn(cell),
    diverged: lost === null ? 0 : Number(lost[1]),
    runs: lost === null ? 8 : Number(lost[2]),
  };
};

/** @param {URL} file */
export const readSettings = (file) => settingsIn(readFileSync(file, "utf8"));
