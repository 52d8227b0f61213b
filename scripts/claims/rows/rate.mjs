import { fine, lossAtRate, measured } from "../grid.mjs";
import { median, percent, verdictOf } from "../words.mjs";
import { nameOf } from "./gain.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */
/** @typedef {import("../evidence-tables.mjs").Point} Point */

const gridData =
  "the grids of docs/evidence.md: mean validation loss at seven peaks, three seeds, for constant, linear, WSD and one cycle";
/** How far the best rate lies from a usual one, and what the usual one costs, for constant and linear. */
function startAt(
  /** @type {readonly import("../evidence-tables.mjs").Setting[]} */ evidence,
  /** @type {string} */ kind,
  /** @type {readonly number[]} */ rates,
) {
  return evidence
    .filter((setting) => setting.kind === kind)
    .flatMap((setting) =>
      ["Constant", "Linear to zero"].map((label) => {
        const { known, best } = measured(setting.grid[label]);
        const costs = rates.map((lr) => (lossAtRate(known, lr) ?? Number.POSITIVE_INFINITY) / best.loss - 1);
        return {
          name: `${nameOf(setting)}, ${label.toLowerCase()}`,
          best: best.lr,
          cost: Math.min(...costs),
          costs,
        };
      }),
    );
}

/** The rates a factor of which costs up to a tenth: highest over lowest, on the logarithms. */
function breadth(/** @type {readonly Point[]} */ points) {
  const { known, best } = measured(points);
  const steps = Array.from(
    { length: 400 },
    (_, i) => known[0].lr * (known[known.length - 1].lr / known[0].lr) ** (i / 399),
  );
  const good = steps.filter((lr) => (lossAtRate(known, lr) ?? Number.POSITIVE_INFINITY) <= 1.1 * best.loss);
  return good[good.length - 1] / good[0];
}

/** @type {readonly Claim[]} */
export const rateClaims = [
  {
    id: "adam-1e-3",
    claim: "Start Adam at 1e-3.",
    command: "npm run evidence",
    data: `${gridData} (AdamW)`,
    source: "docs/evidence.md",
    check({ evidence }) {
      const cases = startAt(evidence, "adamw", [1e-3]);
      return {
        figure: `costs ${percent(Math.min(...cases.map(({ cost }) => cost)), 0)} to ${percent(Math.max(...cases.map(({ cost }) => cost)), 0)} of the loss`,
        result: `Best peak, and what 1e-3 costs in loss against it: ${cases.map(({ name, best, cost }) => `${name} ${best}, ${percent(cost, 0)}`).join("; ")}. With 20 tokens a parameter, Step Law (1.79 N^−0.713 D^0.307, arXiv 2503.04715) passes 1e-3 at ${Math.round((1.79 * 20 ** 0.307 * 1e3) ** (1 / (0.713 - 0.307)) / 1e8) / 10}e9 parameters: larger models want less.`,
        verdict: verdictOf(cases.map(({ cost }) => cost <= 0.05)),
        where: cases
          .filter(({ cost }) => cost <= 0.05)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "sgd-0.01-0.1",
    claim: "Start SGD with momentum between 0.01 and 0.1.",
    command: "npm run evidence",
    data: `${gridData} (momentum 0.9)`,
    source: "docs/evidence.md",
    check({ evidence }) {
      const cases = startAt(evidence, "momentum", [0.01, 0.02, 0.05, 0.1]);
      const inside = cases.map(({ best }) => best >= 0.01 && best <= 0.1);
      return {
        figure: `best within in ${inside.filter(Boolean).length} of ${inside.length}`,
        result: `Best peak: ${cases.map(({ name, best }) => `${name} ${best}`).join("; ")}. At the wrong end of the range, 0.01, the loss is ${cases.map(({ costs }) => percent(costs[0], 0)).join(", ")} higher than at the best.`,
        verdict: verdictOf(inside),
        where: cases
          .filter((_, i) => inside[i])
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "too-high-costs-more",
    claim: "A rate too high costs more than one too low by the same factor.",
    command: "npm run evidence",
    data: `${gridData}; 1,911 language models`,
    source:
      "docs/evidence.md; 2× high +0.84%, 2× low +0.32%, 4× high +3.9%, 4× low +0.91% of the loss (github.com/step-law/steplaw, measured for anneal)",
    check({ evidence }) {
      const cases = evidence.flatMap((setting) =>
        ["Constant", "Linear to zero"].flatMap((label) => {
          const { known, best } = measured(setting.grid[label]);
          const at = (/** @type {number} */ factor) => lossAtRate(known, best.lr * factor);
          const low = at(0.25);
          if (low === undefined) return [];
          const high = at(4) ?? Number.POSITIVE_INFINITY;
          return [{ high: high / best.loss - 1, low: low / best.loss - 1 }];
        }),
      );
      const more = cases.map(({ high, low }) => high > low);
      const shown = (/** @type {number} */ share) => (share > 10 ? "more than tenfold" : percent(share, 0));
      return {
        figure: `4×: high costs more in ${more.filter(Boolean).length} of ${more.length}`,
        result: `Median cost of four times too high ${shown(median(cases.map(({ high }) => high)))} of the validation loss, of four times too low ${shown(median(cases.map(({ low }) => low)))} (${cases.length} pairs of setting and schedule; diverged counts as more than tenfold).`,
        verdict: more.filter(Boolean).length >= 0.75 * more.length ? "holds" : verdictOf(more),
        where: `the published grid of language models, and ${more.filter(Boolean).length} of ${more.length} cases here`,
      };
    },
  },
  {
    id: "adam-less-sensitive",
    claim: "Adam is less sensitive to the learning rate than SGD.",
    command: "npm run evidence",
    data: `${gridData}: the factor between the lowest and the highest rate that cost at most a tenth of the best loss`,
    source: "docs/evidence.md",
    check({ evidence }) {
      const widths = ["digits", "text"].flatMap((task) =>
        ["Constant", "Linear to zero"].map((label) => {
          const of = (/** @type {string} */ kind) => {
            const setting = evidence.find((each) => each.task === task && each.kind === kind);
            if (setting === undefined) throw new Error(`docs/evidence.md: no ${task} with ${kind}`);
            return breadth(setting.grid[label]);
          };
          return { name: `${task}, ${label.toLowerCase()}`, adam: of("adamw"), sgd: of("momentum") };
        }),
      );
      return {
        figure: widths.map(({ adam, sgd }) => `${fine(adam)} to ${fine(sgd)}`).join("; "),
        result: `Factor of good rates with AdamW against SGD with momentum: ${widths.map(({ name, adam, sgd }) => `${name} ${fine(adam)} against ${fine(sgd)}`).join("; ")}.`,
        verdict: verdictOf(widths.map(({ adam, sgd }) => adam > 1.25 * sgd)),
        where:
          widths
            .filter(({ adam, sgd }) => adam > 1.25 * sgd)
            .map(({ name }) => name)
            .join("; ") || "nowhere here by more than a quarter",
      };
    },
  },
];
