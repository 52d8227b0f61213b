import { compile } from "anneal";
import { endOf } from "../curves.mjs";
import { schedule } from "../studies.mjs";
import { better, percent, verdictOf, worse } from "../words.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */
/** @typedef {import("../evidence-tables.mjs").Setting} Setting */

const evidenceData =
  "4 settings of docs/evidence.md (digits and text, momentum and AdamW), each schedule at its own best rate, 8 seeds";
const decays = ["Linear to zero", "Cosine to zero", "WSD 20%, 1−√", "One cycle"];
export const nameOf = (/** @type {Setting} */ { task, kind }) => `${task}, ${kind}`;

/** The decays of a setting with what they save against the tuned constant rate. */
const savings = (/** @type {Setting} */ { arms }) =>
  decays.map((label) => ({
    label,
    ...arms[label],
    saved: arms[label].saved ?? { mean: 0, low: 0, high: 0 },
  }));

/** @type {readonly Claim[]} */
export const gainClaims = [
  {
    id: "scheduled-accuracy",
    claim: "A schedule gives 3 to 8% more accuracy than a constant rate.",
    command: "npm run evidence",
    data: `${evidenceData}; next-token accuracy of 124M-parameter runs`,
    source:
      "docs/evidence.md; 124M: github.com/fabian-sp/lr-scheduling, 0.4346 at the best constant rate, 0.4505 to 0.4544 with decays",
    check({ evidence }) {
      const gains = evidence.map((setting) => {
        const constant = setting.arms.Constant.accuracy;
        const best = Math.max(...decays.map((label) => setting.arms[label].accuracy));
        return { name: nameOf(setting), relative: best / constant - 1 };
      });
      const published = [0.4505, 0.4544].map((each) => each / 0.4346 - 1);
      const inside = gains.map(({ relative }) => relative >= 0.03 && relative <= 0.08);
      return {
        figure: gains
          .map(({ name, relative }) => `${name} ${relative > 0 ? "+" : ""}${percent(relative)}`)
          .join("; "),
        result: `The best of four decays against the tuned constant rate, in accuracy, relative: ${gains.map(({ name, relative }) => `${name} ${percent(relative)}`).join("; ")}. (The best of four flatters.) Language models of 124M parameters gained ${percent(published[0])} to ${percent(published[1])}.`,
        verdict: verdictOf(inside),
        where: "language models, by about that much; not on an easy task that a constant rate solves too",
      };
    },
  },
  {
    id: "constant-underperforms",
    claim: "A constant rate almost always does worse than a schedule.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md",
    check({ evidence }) {
      const settings = evidence.map((setting) => ({
        name: nameOf(setting),
        better: savings(setting).filter(({ saved }) => better(saved)).length,
        worse: savings(setting).filter(({ saved }) => worse(saved)).length,
      }));
      const all = settings.length * decays.length;
      const sum = (/** @type {"better" | "worse"} */ key) =>
        settings.reduce((total, each) => total + each[key], 0);
      return {
        figure: `${sum("better")} of ${all} decays better for certain, ${sum("worse")} worse`,
        result: `Against the tuned constant rate: ${settings.map((each) => `${each.name}: ${each.better} of ${decays.length} decays better for certain, ${each.worse} worse`).join("; ")}.`,
        verdict: verdictOf(settings.map((each) => each.better > 0 && each.worse === 0)),
        where: settings
          .filter((each) => each.better > 0 && each.worse === 0)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "constant-language-models",
    claim: "A language model ends lower with a decay than at the best constant rate.",
    command: "npm run claims",
    data: "published curves: 124M parameters, 25,000 steps, three peaks; 25M to 400M parameters at one peak, 24,000 steps; single runs",
    source: "github.com/fabian-sp/lr-scheduling; github.com/thu-yao-01-luo/MultiPowerLaw",
    check({ curves }) {
      if (curves === undefined) return undefined;
      const { llama, mpl } = curves;
      const best = (/** @type {string} */ name) =>
        Math.min(
          ...[5e-4, 1e-3, 2e-3].flatMap((lr) =>
            llama[`${name} ${lr} 25000`] ? [endOf(llama[`${name} ${lr} 25000`])] : [],
          ),
        );
      const constant = best("stable");
      const of = {
        "cosine to zero": best("cos0"),
        "cosine to 10%": best("cos10"),
        "WSD 20%": best("wsd0.2lin"),
      };
      const sizes = ["25M", "100M", "400M"].map((size) => ({
        size,
        saved: 1 - endOf(mpl[`${size} cosine_24000`], 5) / endOf(mpl[`${size} constant_24000`], 5),
      }));
      const gains = Object.values(of).map((each) => 1 - each / constant);
      return {
        figure: `124M: ${percent(Math.min(...gains))} to ${percent(Math.max(...gains))} less loss`,
        result: `124M, each at its best of three peaks, loss saved against constant: ${Object.entries(of)
          .map(([name, each]) => `${name} ${percent(1 - each / constant)}`)
          .join(
            ", ",
          )}. At one shared peak, cosine against constant: ${sizes.map(({ size, saved }) => `${size} ${percent(saved)}`).join(", ")}. No intervals: single runs.`,
        verdict: verdictOf([...gains, ...sizes.map(({ saved }) => saved)].map((each) => each > 0)),
        where: "some of these runs",
      };
    },
  },
  {
    id: "higher-peak",
    claim: "A decayed run bears, and wants, a higher peak than the best constant rate.",
    command: "npm run evidence",
    data: evidenceData,
    source:
      "docs/evidence.md; 124M runs: best constant rate 2 to 4 times lower (github.com/fabian-sp/lr-scheduling)",
    check({ evidence }) {
      const ratios = evidence.map((setting) => ({
        name: nameOf(setting),
        ratio: setting.arms["Linear to zero"].peak / setting.arms.Constant.peak,
      }));
      return {
        figure: ratios.map(({ name, ratio }) => `${name} ×${ratio}`).join("; "),
        result: `Best peak of linear to zero over the best constant rate, on rungs about 2 apart: ${ratios.map(({ name, ratio }) => `${name} ${ratio}`).join("; ")}.`,
        verdict: verdictOf(ratios.map(({ ratio }) => ratio > 1)),
        where: ratios
          .filter(({ ratio }) => ratio > 1)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "fewer-diverged",
    claim: "Scheduling makes diverged runs rarer.",
    command: "npm run evidence",
    data: "the grids of docs/evidence.md: constant, linear, WSD and one cycle at the same seven peaks, three seeds",
    source: "docs/evidence.md",
    check({ evidence }) {
      const labels = Object.keys(evidence[0].grid);
      const count = (/** @type {string} */ label) =>
        evidence.reduce(
          (sum, { grid }) =>
            sum + grid[label].filter((point) => point.diverged || point.loss === undefined).length,
          0,
        );
      const rates = evidence.reduce((sum, { grid }) => sum + grid[labels[0]].length, 0);
      const counts = labels.map((label) => ({ label, lost: count(label) }));
      const constant = counts[0].lost;
      const hot = evidence.map(({ grid, ...setting }) => {
        const both = grid.Constant.flatMap(({ loss: flat }, i) => {
          const falling = grid["Linear to zero"][i].loss;
          return flat === undefined || falling === undefined ? [] : [flat / falling];
        });
        return { name: nameOf({ grid, ...setting }), ratio: both[both.length - 1] };
      });
      return {
        figure: counts.map(({ label, lost }) => `${label} ${lost}`).join(", "),
        result: `Rates, of ${rates}, at which a run diverged or ended above a loss of 20: ${counts.map(({ label, lost }) => `${label} ${lost}`).join("; ")}. At the highest rate that both bear, the constant rate ends with ${hot.map(({ name, ratio }) => `${ratio.toFixed(1)} times (${name})`).join(", ")} the validation loss of linear to zero.`,
        verdict: counts.slice(1).some(({ lost }) => lost < constant) ? "holds in part" : "does not hold",
        where:
          "a decay forgives a rate that is too high by some factor; it does not make a divergent one stable",
      };
    },
  },
  {
    id: "saves-compute",
    claim: "A good schedule reaches the result of a constant rate sooner, so training costs less.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md, the column of steps to the baseline's end (validation loss)",
    check({ evidence }) {
      const settings = evidence.map((setting) => {
        const reached = decays.flatMap((label) => setting.arms[label].stepsTo ?? []);
        const own = setting.arms.Constant.stepsTo ?? setting.steps;
        return { name: nameOf(setting), own, least: reached.length > 0 ? Math.min(...reached) : undefined };
      });
      return {
        figure: settings
          .map(
            ({ name, own, least }) =>
              `${name} ${least === undefined ? "never" : percent(1 - least / own, 0)}`,
          )
          .join("; "),
        result: `Fewest steps in which a decay of full length reaches the loss at which the constant rate ends, against the constant rate's own: ${settings.map(({ name, own, least }) => `${name} ${least ?? "never"} against ${own}`).join("; ")}.`,
        verdict: verdictOf(settings.map(({ own, least }) => least !== undefined && least < own)),
        where: settings
          .filter(({ own, least }) => least !== undefined && least < own)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "no-extra-cost",
    claim: "A schedule costs no computing time.",
    command: "npm run claims",
    data: "100,000 evaluations of warmup and cosine, best of 5 rounds, beside the steps of this page's own runs on the text; shared machine",
    source: "this page's runs",
    check({ studies: { text } }) {
      if (text === undefined) return undefined;
      const curve = compile(schedule("cosine", 1e-3), { steps: 100_000 });
      const rounds = Array.from({ length: 5 }, () => {
        const begun = performance.now();
        let sum = 0;
        for (let step = 0; step < 100_000; step++) sum += curve.at(step);
        if (!(sum > 0)) throw new Error("no rates");
        return (performance.now() - begun) * 10;
      });
      const nanoseconds = Math.min(...rounds);
      const stepSeconds = Math.min(...text.cosine.map(({ seconds, train }) => seconds / train.length));
      const share = nanoseconds / 1e9 / stepSeconds;
      return {
        figure: `less than ${(10 ** Math.ceil(Math.log10(100 * share))).toPrecision(1)}% of a step`,
        result: `One rate takes about ${nanoseconds.toFixed(0)} ns; the quickest step of a net of one hidden layer took ${(stepSeconds * 1e3).toFixed(1)} ms, and that net is tiny. What does cost is finding the schedule: that takes runs.`,
        verdict: share < 1e-3 ? "holds" : "holds in part",
        where: "nets so small that a step takes no time",
      };
    },
  },
];
