import { saved } from "../studies.mjs";
import { better, percent, verdictOf, withInterval, worse } from "../words.mjs";
import { nameOf } from "./gain.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */

const evidenceData = "4 settings of docs/evidence.md, each schedule at its own best rate, 8 seeds";
const [sgdr, cosine] = ["SGDR, 3 cycles", "Cosine to zero"];

/** @type {readonly Claim[]} */
export const cycleClaims = [
  {
    id: "restarts-first",
    claim: "Begin with cosine and warm restarts: it suits most tasks.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md",
    check({ evidence }) {
      const places = evidence.map(({ arms, ...setting }) => {
        const order = Object.entries(arms).sort((a, b) => a[1].loss.mean - b[1].loss.mean);
        return {
          name: nameOf({ arms, ...setting }),
          place: order.findIndex(([label]) => label === sgdr) + 1,
          of: order.length,
          saved: arms[sgdr].saved,
        };
      });
      return {
        figure: `places ${places.map(({ place, of }) => `${place} of ${of}`).join(", ")}`,
        result: `Three cycles, by mean test loss and against the tuned constant rate: ${places.map(({ name, place, of, saved: each }) => `${name} ${place}. of ${of}${each ? `, saves ${withInterval(each)}` : ""}`).join("; ")}. It saves something for certain in ${places.filter((each) => better(each.saved)).length} of ${places.length} settings and loses for certain in ${places.filter((each) => worse(each.saved)).length}.`,
        verdict: verdictOf(places.map((each) => better(each.saved))),
        where: places
          .filter((each) => better(each.saved))
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "restarts-escape",
    claim: "Restarts leave poor minima and therefore end better than one long decay.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md",
    check({ evidence }) {
      const pairs = evidence.map(({ arms, ...setting }) => ({
        name: nameOf({ arms, ...setting }),
        share: 1 - arms[sgdr].loss.mean / arms[cosine].loss.mean,
        wins: arms[sgdr].loss.high < arms[cosine].loss.low,
        loses: arms[sgdr].loss.low > arms[cosine].loss.high,
      }));
      return {
        figure: pairs.map(({ name, share }) => `${name} ${percent(share)}`).join("; "),
        result: `Test loss that three cycles save against one cosine, each at its best rate: ${pairs.map(({ name, share, wins, loses }) => `${name} ${percent(share)}${wins || loses ? " (intervals apart)" : " (intervals overlap)"}`).join("; ")}. Whether the minima are other ones, or flatter, is not measured here.`,
        verdict: verdictOf(pairs.map(({ wins }) => wins)),
        where: pairs
          .filter(({ wins }) => wins)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "snapshots",
    claim: "Averaging the predictions of the snapshots at the ends of cycles helps.",
    command: "npm run claims",
    data: "digits (momentum, 400 steps, peak 0.05, 8 seeds): the ensemble of 3 snapshots against the last weights of the same cycles, and against one cosine",
    source: "this page's runs; Huang et al. 2017, arXiv 1704.00109",
    check({ studies: { snapshots } }) {
      if (snapshots === undefined) return undefined;
      const [last, single] = [
        saved(snapshots.sgdr, snapshots.ensemble),
        saved(snapshots.cosine, snapshots.ensemble),
      ];
      return {
        figure: `against the last snapshot ${withInterval(last)}, one cosine ${withInterval(single)}`,
        result: `The ensemble saves ${withInterval(last)} against the last snapshot alone, and ${withInterval(single)} against one cosine at the same peak and length.`,
        verdict: verdictOf([better(last), better(single)]),
        where: better(last) || better(single) ? "where it is certain above" : "",
      };
    },
  },
  {
    id: "one-cycle-fewer-steps",
    claim: "One cycle gets there in fewer steps than other schedules.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md, steps to the baseline's end (validation loss)",
    check({ evidence }) {
      const settings = evidence.map(({ arms, ...setting }) => {
        const steps = arms["One cycle"].stepsTo;
        const rivals = Object.entries(arms).filter(([label]) => label !== "One cycle");
        const least = Math.min(...rivals.map(([, each]) => each.stepsTo ?? Number.POSITIVE_INFINITY));
        return { name: nameOf({ arms, ...setting }), steps, least };
      });
      return {
        figure: settings.map(({ steps, least }) => `${steps ?? "never"} against ${least}`).join("; "),
        result: `Steps until the loss at which the constant rate ends, one cycle against the quickest other schedule: ${settings.map(({ name, steps, least }) => `${name} ${steps ?? "never"} against ${least}`).join("; ")}. A cycle planned over fewer steps is another run; at equal length it is not the quickest.`,
        verdict: verdictOf(settings.map(({ steps, least }) => steps !== null && steps < least)),
        where: settings
          .filter(({ steps, least }) => steps !== null && steps < least)
          .map(({ name }) => name)
          .join("; "),
      };
    },
  },
  {
    id: "plateau",
    claim: "Cutting the rate when the validation loss stalls beats a fixed rate.",
    command: "npm run evidence",
    data: evidenceData,
    source: "docs/evidence.md",
    check({ evidence }) {
      const all = evidence.map(({ arms, ...setting }) => ({
        name: nameOf({ arms, ...setting }),
        saved: arms["Cut on plateau"].saved ?? { mean: 0, low: 0, high: 0 },
      }));
      return {
        figure: all.map(({ name, saved: each }) => `${name} ${percent(each.mean)}`).join("; "),
        result: `What cuts on a plateau save against the tuned constant rate: ${all.map(({ name, saved: each }) => `${name} ${withInterval(each)}`).join("; ")}.`,
        verdict: all.some(({ saved: each }) => better(each)) ? "holds in part" : "does not hold",
        where:
          all
            .filter(({ saved: each }) => better(each))
            .map(({ name }) => name)
            .join("; ") || "nowhere in runs of 400 to 500 steps",
      };
    },
  },
];
