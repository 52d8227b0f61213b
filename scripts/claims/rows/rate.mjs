import { formatLr } from "anneal/describe";
import { median, percent, verdictOf } from "../words.mjs";
import { nameOf } from "./gain.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */
/** @typedef {import("../evidence-tables.mjs").Point} Point */

const gridData =
  "the grids of docs/evidence.md: mean validation loss at seven peaks, three seeds, for constant, linear, WSD and one cycle";
const fine = (/** @type {number} */ value) => Number(value.toPrecision(2));

/** Points with a loss, and the best of them. @param {readonly Point[]} points */
function measured(points) {
  const known = points.flatMap(({ lr, loss }) => (loss === undefined ? [] : [{ lr, loss }]));
  return { known, best: known.reduce((a, b) => (b.loss < a.loss ? b : a)) };
}

/** Loss at a rate, on lines over the logarithm of the rate; undefined outside of what was measured. */
function lossAtRate(/** @type {readonly { lr: number, loss: number }[]} */ known, /** @type {number} */ lr) {
  const i = known.findIndex((each) => each.lr >= lr * (1 - 1e-9));
  if (i < 0 || (i === 0 && lr < known[0].lr * (1 - 1e-9))) return undefined;
  if (i === 0) return known[0].loss;
  const share = Math.log(lr / known[i - 1].lr) / Math.log(known[i].lr / known[i - 1].lr);
  return known[i - 1].loss * (1 - share) + known[i].loss * share;
}

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
    id: "range-test-tenth",
    claim: "The best rate is a tenth of the rate at which the loss of a range test starts to rise.",
    command: "npm run claims",
    data: "range tests (3 sweeps of 120 steps) in the 4 settings of docs/evidence.md, held against the best peaks measured there",
    source: "this page's runs; docs/evidence.md",
    check({ studies: { sweeps }, evidence }) {
      const cases = evidence.flatMap((setting) => {
        const report = sweeps[nameOf(setting)];
        if (report === undefined) return [];
        const tenth = report.suggestions.find(({ rule }) => rule === "below-rise")?.lr;
        return ["Constant", "Linear to zero"].map((label) => {
          const { known, best } = measured(setting.grid[label]);
          const cost = tenth === undefined ? undefined : lossAtRate(known, tenth);
          const inside =
            report.bracket !== undefined && best.lr >= report.bracket.low && best.lr <= report.bracket.high;
          return {
            name: `${nameOf(setting)}, ${label.toLowerCase()}`,
            ratio: tenth === undefined ? Number.NaN : best.lr / tenth,
            cost: cost === undefined ? undefined : cost / best.loss - 1,
            inside,
          };
        });
      });
      if (cases.length < 8) return undefined;
      const ratios = cases.map(({ ratio }) => ratio);
      return {
        figure: `best is ${fine(Math.min(...ratios))} to ${fine(Math.max(...ratios))} times that`,
        result: `Best peak over a tenth of the rise: ${cases.map(({ name, ratio, cost }) => `${name} ${fine(ratio)}${cost === undefined ? "" : ` (the tenth costs ${percent(cost, 0)})`}`).join("; ")}. The bracket of \`anneal find\` held the best peak in ${cases.filter(({ inside }) => inside).length} of ${cases.length}.`,
        verdict: verdictOf(ratios.map((ratio) => ratio <= 2 && ratio >= 0.5)),
        where: cases
          .filter(({ ratio }) => ratio <= 2 && ratio >= 0.5)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "range-test-transfers",
    claim: "One range test per architecture is enough: it carries over to data of a like scale.",
    command: "npm run claims",
    data: "one MLP on two tables of 1,797 rows and 10 classes, the digits and made-up clouds of points: range tests on both, and the best peak of linear to zero on both",
    source: "this page's runs; docs/evidence.md for the digits",
    check({ studies: { sweeps, clouds }, evidence }) {
      /** @type {{ name: string, rise: number, best: number, cost: number | undefined }[]} */
      const cases = [];
      for (const kind of /** @type {const} */ (["momentum", "adamw"])) {
        const [one, other] = [sweeps[`digits, ${kind}`], sweeps[`clouds, ${kind}`]];
        const digits = evidence.find((setting) => setting.task === "digits" && setting.kind === kind);
        const grid = clouds[kind];
        if (!one?.rise || !other?.rise || digits === undefined || grid === undefined) return undefined;
        const best = measured(digits.grid["Linear to zero"]).best.lr;
        const carried = lossAtRate(grid.points, best);
        const least = Math.min(...grid.points.map(({ loss }) => loss));
        cases.push({
          name: kind,
          rise: other.rise.lr / one.rise.lr,
          best: grid.best / best,
          cost: carried && carried / least - 1,
        });
      }
      return {
        figure: cases
          .map(({ name, rise, best }) => `${name}: rise ×${fine(rise)}, best ×${fine(best)}`)
          .join("; "),
        result: `From digits to clouds: ${cases.map(({ name, rise, best, cost }) => `${name}: the rise moves by a factor of ${fine(rise)}, the best peak by ${fine(best)}; keeping the peak of the digits costs ${cost === undefined ? "more than was measured" : percent(cost)} of the loss`).join("; ")}. Two tables only.`,
        verdict: verdictOf(
          cases.map(({ rise, best }) => Math.abs(Math.log2(rise)) <= 1 && Math.abs(Math.log2(best)) <= 1),
        ),
        where:
          cases
            .filter(({ rise, best }) => Math.abs(Math.log2(rise)) <= 1 && Math.abs(Math.log2(best)) <= 1)
            .map(({ name }) => name)
            .join(", ") || "neither optimizer here within a factor of 2; a sweep takes seconds, so repeat it",
      };
    },
  },
  {
    id: "fine-tuning-lower",
    claim: "Fine-tune at a rate 10 to 100 times lower than from scratch.",
    command: "anneal tune --init (docs/tuning.md); anneal presets --json",
    data: "a text model taught one corpus at 0.01 and then another, with the loss on both; published recipes for models of 7B parameters",
    source: "docs/tuning.md, Fine-tuning; `anneal presets`: alpaca-7b-sft, olmo2-7b, pythia-6.9b",
    check({ tuning, presets }) {
      const table = tuning.find(([head]) => head[0] === "peak" && head.length === 3);
      if (table === undefined) throw new Error("docs/tuning.md: no table of fine-tuning");
      const rows = table.slice(1).map(([peak, after, old]) => ({
        peak: Number(peak.replace(/\*/g, "")),
        loss: Number(after),
        forgotten: Number.parseFloat(/\+([\d.]+)%/.exec(old)?.[1] ?? "0") / 100,
      }));
      const best = rows.reduce((a, b) => (b.loss < a.loss ? b : a));
      const mild = rows
        .filter(({ forgotten }) => forgotten <= 0.03)
        .reduce((a, b) => (b.peak > a.peak ? b : a));
      const highest = (/** @type {string} */ id) => {
        const lr = presets.find((each) => each.id === id)?.plan.lr;
        return Math.max(
          ...[...JSON.stringify(lr).matchAll(/"(?:to|value|from)":([\d.e-]+)/g)].map(([, value]) =>
            Number(value),
          ),
        );
      };
      const sft = highest("alpaca-7b-sft");
      const published = ["olmo2-7b", "pythia-6.9b"].map((id) => highest(id) / sft);
      return {
        figure: `best for the new data: ×${fine(0.01 / best.peak)} lower; to keep the old: ×${fine(0.01 / mild.peak)}`,
        result: `Trained at 0.01, the text model learnt the new text best at ${best.peak}, and forgot ${percent(best.forgotten)} of the old one; forgetting at most 3% took ${mild.peak}, which left the loss on the new text ${percent(mild.loss / best.loss - 1, 0)} higher. Published: a 7B model was fine-tuned at ${formatLr(sft)}, ${published.map((each) => fine(each)).join(" to ")} times below what models of its size are pre-trained at.`,
        verdict: 0.01 / best.peak >= 10 ? "holds" : "holds in part",
        where:
          "as the price of keeping what was learnt, and in published recipes; not as the rate that fits the new data best",
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
