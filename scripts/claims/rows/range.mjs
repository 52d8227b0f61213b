import { formatLr } from "anneal/describe";
import { fine, lossAtRate, measured } from "../grid.mjs";
import { percent, verdictOf } from "../words.mjs";
import { nameOf } from "./gain.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */

/** @type {readonly Claim[]} */
export const rangeClaims = [
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
];
