import { mean } from "../../../bench/lab-tasks.mjs";
import { cnnSchedules } from "../all-studies.mjs";
import { endOf, lossAt } from "../curves.mjs";
import { saved, validAt } from "../studies.mjs";
import { better, loss, percent, verdictOf, withInterval, worse } from "../words.mjs";
import { nameOf } from "./gain.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */

const evidenceData = "4 settings of docs/evidence.md, each schedule at its own best rate, 8 seeds";
const cosine = "Cosine to zero";
const wsd = "WSD 20%, 1−√";

/** @type {readonly Claim[]} */
export const shapeClaims = [
  {
    id: "cosine-best",
    claim: "Warmup and cosine is the best default.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md",
    check({ evidence }) {
      const ranks = evidence.map((setting) => {
        const order = Object.entries(setting.arms).sort((a, b) => a[1].loss.mean - b[1].loss.mean);
        const place = order.findIndex(([label]) => label === cosine);
        const beaten = order.filter(
          ([label, arm]) => label !== cosine && arm.loss.high < setting.arms[cosine].loss.low,
        );
        return {
          name: nameOf(setting),
          place: place + 1,
          of: order.length,
          beaten: beaten.map(([label]) => label),
        };
      });
      return {
        figure: ranks.map(({ place, of }) => `${place}. of ${of}`).join(", "),
        result: `Its place by mean test loss: ${ranks.map(({ name, place, of, beaten }) => `${name} ${place}. of ${of}${beaten.length > 0 ? `, below it with intervals apart: ${beaten.join(", ")}` : ""}`).join("; ")}.`,
        verdict: ranks.every(({ place }) => place === 1)
          ? "holds"
          : ranks.some(({ place }) => place <= 2)
            ? "holds in part"
            : "does not hold",
        where: ranks
          .filter(({ place }) => place <= 2)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "linear-cosine",
    claim: "Linear to zero is at least as good as a cosine.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md; theory: Defazio et al. 2023, arXiv 2310.07831",
    check({ evidence }) {
      const pairs = evidence.map(({ arms, ...setting }) => ({
        name: nameOf({ arms, ...setting }),
        saved: 1 - arms["Linear to zero"].loss.mean / arms[cosine].loss.mean,
        apart:
          arms["Linear to zero"].loss.high < arms[cosine].loss.low ||
          arms[cosine].loss.high < arms["Linear to zero"].loss.low,
      }));
      return {
        figure: pairs.map(({ name, saved: share }) => `${name} ${percent(share)}`).join("; "),
        result: `Test loss that linear saves against cosine, means of 8 seeds: ${pairs.map(({ name, saved: share, apart }) => `${name} ${percent(share)}${apart ? "" : " (intervals overlap)"}`).join("; ")}.`,
        verdict: verdictOf(pairs.map(({ saved: share }) => share > 0)),
        where: pairs
          .filter(({ saved: share }) => share > 0)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "wsd-cosine",
    claim: "Warmup, hold and cooldown ends as low as a cosine of the same length.",
    command: "npm run evidence; npm run claims",
    data: `${evidenceData}; 124M-parameter curves at the best of three peaks, 25,000 steps, single runs`,
    source: "docs/evidence.md; github.com/fabian-sp/lr-scheduling",
    check({ evidence, curves }) {
      if (curves === undefined) return undefined;
      const pairs = evidence.map(({ arms, ...setting }) => ({
        name: nameOf({ arms, ...setting }),
        saved: 1 - arms[wsd].loss.mean / arms[cosine].loss.mean,
        lost: arms[wsd].loss.low > arms[cosine].loss.high,
      }));
      const best = (/** @type {string} */ name) =>
        Math.min(
          ...[5e-4, 1e-3, 2e-3].flatMap((lr) =>
            curves.llama[`${name} ${lr} 25000`] ? [endOf(curves.llama[`${name} ${lr} 25000`])] : [],
          ),
        );
      const [zero, tenth, twenty, sixty] = ["cos0", "cos10", "wsd0.2lin", "wsd0.6lin"].map(best);
      return {
        figure: `124M: ${loss(twenty)} (20%), ${loss(sixty)} (60%) against ${loss(zero)}`,
        result: `Test loss that WSD saves against a cosine to zero: ${pairs.map(({ name, saved: share }) => `${name} ${percent(share)}`).join("; ")}; nowhere worse with intervals apart: ${pairs.every(({ lost }) => !lost) ? "yes" : "no"}. 124M: WSD with a cooldown of 20% ${loss(twenty)}, of 60% ${loss(sixty)}; cosine to zero ${loss(zero)}, to a tenth ${loss(tenth)}.`,
        verdict:
          pairs.every(({ lost }) => !lost) && twenty < tenth
            ? Math.min(twenty, sixty) <= zero
              ? "holds"
              : "holds in part"
            : "holds in part",
        where:
          "a cooldown of 20% beats a cosine to a tenth; to match a cosine to zero at 124M it took about 60%",
      };
    },
  },
  {
    id: "decay-to-zero",
    claim: "Decaying to a tenth of the peak is as good as decaying to zero.",
    command: "npm run claims",
    data: "cosine to 10% against cosine to zero: text (AdamW, 0.02) and digits (momentum, 0.05), 8 seeds; 124M-parameter curves at three peaks, single runs",
    source:
      "this page's runs; github.com/fabian-sp/lr-scheduling; 610M: −0.77% at 20 tokens a parameter, worse near 2 (Bergsma et al. 2025, arXiv 2502.15938)",
    check({ studies: { text, floorDigits }, curves }) {
      if (text === undefined || floorDigits === undefined || curves === undefined) return undefined;
      const lab = {
        text: saved(text["cosine-10"], text.cosine),
        digits: saved(floorDigits["to 10%"], floorDigits["to zero"]),
      };
      const published = [5e-4, 1e-3, 2e-3].map(
        (lr) => 1 - endOf(curves.llama[`cos0 ${lr} 25000`]) / endOf(curves.llama[`cos10 ${lr} 25000`]),
      );
      return {
        figure: `zero saves: text ${withInterval(lab.text)}; 124M ${published.map((each) => percent(each, 2)).join(", ")}`,
        result: `What zero saves against a tenth: text ${withInterval(lab.text)}, digits ${withInterval(lab.digits)}. 124M at peaks of 5e-4, 1e-3, 2e-3: ${published.map((each) => percent(each, 2)).join(", ")}: the higher the peak, the more.`,
        verdict:
          better(lab.text) && better(lab.digits) && published.every((each) => each > 0)
            ? "does not hold"
            : "holds in part",
        where: `not at 124M from a peak of 1e-3 on; here a tenth was ${worse(lab.text) && worse(lab.digits) ? "better on both tasks" : "not worse for certain on both tasks"}`,
      };
    },
  },
  {
    id: "end-matters",
    claim: "The shape of a schedule matters most near the end.",
    command: "npm run claims",
    data: "text (AdamW, 500 steps, 8 seeds), validation loss along the run: linear at 0.02 and WSD at 0.01 against constant at 5e-3; 124M curves, cosine to zero against constant at 1e-3",
    source: "this page's runs; github.com/fabian-sp/lr-scheduling",
    check({ studies: { text }, curves }) {
      if (text === undefined || curves === undefined) return undefined;
      const at = (/** @type {number} */ step) => saved(text.constant, text.linear, validAt(step));
      const [half, late, end] = [at(250), at(450), at(500)];
      const [cos, flat] = [curves.llama["cos0 0.001 25000"], curves.llama["stable 0.001 25000"]];
      const gap = (/** @type {number} */ share) =>
        1 - lossAt(cos, share * 24_800) / lossAt(flat, share * 24_800);
      const shares = [0.5, 0.75, 1].map(gap);
      return {
        figure: `text: ${percent(half.mean)} at half, ${percent(end.mean)} at the end; 124M: ${percent(shares[0])}, ${percent(shares[2])}`,
        result: `Linear against the constant rate on the text: at half the run it saves ${withInterval(half)}, at 90% ${withInterval(late)}, at the end ${withInterval(end)}. 124M, cosine against constant at one peak: ${percent(shares[0])} at half, ${percent(shares[1])} at three quarters, ${percent(shares[2])} at the end.`,
        verdict: verdictOf([better(end) && half.high < end.low, shares[2] > 2 * shares[0]]),
        where: [
          ...(better(end) && half.high < end.low ? ["text"] : []),
          ...(shares[2] > 2 * shares[0] ? ["124M"] : []),
        ].join(", "),
      };
    },
  },
  {
    id: "cosine-end",
    claim: "A cosine must know its end: cut short, it has not arrived.",
    command: "npm run claims",
    data: "text (AdamW, 0.02, 8 seeds): a cosine over 500 steps read at step 300 against a cosine over 300; 124M: a cosine over 25,000 read at 15,000 against one over 15,000",
    source: "this page's runs; github.com/fabian-sp/lr-scheduling",
    check({ studies: { text, textShort }, curves }) {
      if (text === undefined || textShort === undefined || curves === undefined) return undefined;
      const lab = saved(text.cosine, textShort.cosine, validAt(300));
      const long = lossAt(curves.llama["cos10 0.002 25000"], 14_800);
      const short = lossAt(curves.llama["cos10 0.002 15000"], 14_800);
      return {
        figure: `planned saves ${withInterval(lab)} on text, ${percent(1 - short / long)} at 124M`,
        result: `At the same step, the cosine that was planned to end there is ${withInterval(lab)} lower on the text (validation loss) and ${percent(1 - short / long)} at 124M parameters (${loss(short)} against ${loss(long)}, single runs).`,
        verdict: verdictOf([better(lab), short < long]),
        where: [...(better(lab) ? ["text"] : []), ...(short < long ? ["124M"] : [])].join(", "),
      };
    },
  },
  {
    id: "step-decay-cnn",
    claim: "Step decay works well for CNNs.",
    command: "npm run claims",
    data: "a CNN (8 and 16 filters) on the digits as pictures, momentum, batches of 32, 300 steps; six rates on 2 seeds, then 8 fresh seeds",
    source: "this page's runs; ResNet-50 as published: `anneal presets resnet50-pytorch`",
    check({ studies: { cnn } }) {
      if (cnn === undefined) return undefined;
      const against = Object.fromEntries(
        cnnSchedules
          .filter((name) => name !== "step")
          .map((name) => [name, saved(cnn.arms[name], cnn.arms.step)]),
      );
      const rates = cnnSchedules.map((name, i) => `${name} ${cnn.grids[i]?.best}`);
      return {
        figure: `against cosine ${withInterval(against.cosine)}, constant ${withInterval(against.constant)}`,
        result: `Test loss that step decay (a tenth at 32, 64 and 96%) saves against: ${Object.entries(
          against,
        )
          .map(([name, each]) => `${name} ${withInterval(each)}`)
          .join(
            "; ",
          )}. Accuracy: ${cnnSchedules.map((name) => `${name} ${percent(mean(cnn.arms[name].map(({ test }) => test?.accuracy ?? 0)))}`).join(", ")}. Best rates: ${rates.join(", ")}.`,
        verdict:
          better(against.constant) && !worse(against.cosine) && !worse(against.linear)
            ? "holds"
            : "holds in part",
        where: `long runs, as published for ResNet-50 over 90 epochs${worse(against.cosine) ? "; in 300 steps a cosine ended lower for certain" : ""}`,
      };
    },
  },
];
