import { lossOf } from "../studies.mjs";
import { median, verdictOf } from "../words.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */
/** @typedef {NonNullable<import("../facts.mjs").KnownFacts["scaling"]>[number]} ScaledRow */

const scalingData =
  "docs/batch-size.md: the best rate at a batch of 32, and at 8, 128 and 512, on digits and text; nine rates, 3 seeds, the same samples in every run";

/** How the best rate follows the batch: the exponent between two batches. @param {ScaledRow} row */
const exponent = ({ from, to, baseLr, measured }) => Math.log(measured / baseLr) / Math.log(to / from);
const isAdam = (/** @type {ScaledRow} */ { optimizer }) => /adam/i.test(optimizer);

/** Whether the bare rule, without a critical batch, is within a factor of 2 of the measured best. */
const bare = (/** @type {ScaledRow} */ row, /** @type {number} */ power) => {
  const ratio = (row.baseLr * (row.to / row.from) ** power) / row.measured;
  return { ratio, good: ratio <= 2 && ratio >= 0.5 };
};

/** @param {string} id @param {string} claim @param {{ adam: boolean, power: number, source: string, against?: string }} rule @returns {Claim} */
const scalingClaim = (id, claim, { adam, power, source, against }) => ({
  id,
  claim,
  command: "npm run scaling",
  data: scalingData,
  source,
  check({ scaling }) {
    const rows = scaling?.filter((row) => isAdam(row) === adam);
    if (rows === undefined || rows.length === 0) return undefined;
    const tried = rows.map((row) => ({ row, ...bare(row, power) }));
    return {
      figure: `within 2× in ${tried.filter(({ good }) => good).length} of ${tried.length}`,
      result: `The bare rule over the measured best rate: ${tried.map(({ row, ratio }) => `${row.task} to ${row.to} ${ratio.toFixed(2)}`).join("; ")}. Measured exponents: ${rows.map((row) => exponent(row).toFixed(2)).join(", ")}. With the critical batch, as \`anneal scale\` has it: ${rows.filter(({ ratio }) => ratio <= 2 && ratio >= 0.5).length} of ${rows.length} within a factor of 2.`,
      verdict: against === undefined ? verdictOf(tried.map(({ good }) => good)) : "holds in part",
      where: `${tried
        .filter(({ good }) => good)
        .map(({ row }) => `${row.task} to ${row.to}`)
        .join(", ")}${against === undefined ? "" : `; ${against}`}`,
    };
  },
});

/** @type {readonly Claim[]} */
export const batchClaims = [
  scalingClaim("linear-scaling", "With SGD, k times the batch takes k times the rate.", {
    adam: false,
    power: 1,
    source: "docs/batch-size.md; Goyal et al. 2017, arXiv 1706.02677: no loss of accuracy up to 8,192 images",
  }),
  scalingClaim("sqrt-scaling", "With Adam, k times the batch takes √k times the rate.", {
    adam: true,
    power: 0.5,
    source:
      "docs/batch-size.md; Malladi et al. 2022, arXiv 2205.10287; 16 settings of github.com/step-law/steplaw, below the best batch: median exponent 0.79 (0.43 to 0.97), above it flat",
    against:
      "published language models grew with the power 0.79 below their best batch, and not at all above it",
  }),
  {
    id: "adam-batch",
    claim: "Adam's best rate depends less on the batch size than SGD's.",
    command: "npm run scaling",
    data: scalingData,
    source: "docs/batch-size.md",
    check({ scaling }) {
      if (scaling === undefined) return undefined;
      const of = (/** @type {boolean} */ adam) => scaling.filter((row) => isAdam(row) === adam).map(exponent);
      const [adam, sgd] = [of(true), of(false)];
      if (adam.length === 0 || sgd.length === 0) return undefined;
      return {
        figure: `median exponent ${median(adam).toFixed(2)} against ${median(sgd).toFixed(2)}`,
        result: `The best rate grows with the batch to the power ${adam.map((each) => each.toFixed(2)).join(", ")} with Adam, and ${sgd.map((each) => each.toFixed(2)).join(", ")} with momentum.`,
        verdict: median(adam) < median(sgd) ? "holds" : "does not hold",
        where: "in the median of the two tasks",
      };
    },
  },
  {
    id: "accumulation",
    claim: "Gradient accumulation needs no change of the rate: the effective batch is what counts.",
    command: "npm run claims",
    data: "digits (momentum, cosine at 0.05, 400 steps, 8 seeds): batches of 64 at once against 4 micro-batches of 16",
    source: "this page's runs; the mean of the micro-batches' gradients is the gradient of the batch",
    check({ studies: { accumulation } }) {
      if (accumulation === undefined) return undefined;
      const [whole, parts] = [accumulation["64 at once"], accumulation["4 times 16"]];
      const largest = Math.max(...whole.map((each, i) => Math.abs(lossOf(parts[i]) / lossOf(each) - 1)));
      return {
        figure: `losses differ by at most ${largest.toExponential(0)} of themselves`,
        result: `Over 8 pairs of runs the test losses differ by at most ${largest.toExponential(1)} of themselves. What is left is the rounding of float32. A layer that looks at the batch, such as batch normalisation, would see 16 rows and not 64.`,
        verdict: largest < 0.01 ? "holds" : "does not hold",
        where: "models without batch statistics",
      };
    },
  },
];
