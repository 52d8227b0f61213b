import { warmups } from "../all-studies.mjs";
import { saved } from "../studies.mjs";
import { better, median, percent, sureness, verdictOf, withInterval, worse } from "../words.mjs";

/** @typedef {import("../words.mjs").Claim} Claim */
/** @typedef {import("../facts.mjs").KnownFacts} KnownFacts */

/** The share of its steps over which a published run warms up; undefined where its file does not tell. */
function warmupShare(/** @type {KnownFacts["presets"][number]} */ { plan, horizon }) {
  const first = typeof plan.lr === "object" && plan.lr.kind === "sequence" ? plan.lr.of[0] : undefined;
  if (first === undefined || first.kind !== "linear") return undefined;
  const { over } = first;
  if (typeof over === "number") return horizon?.steps && over / horizon.steps;
  if (over.endsWith("%")) return Number.parseFloat(over) / 100;
  if (over.endsWith("tok")) return horizon?.tokens && Number.parseFloat(over) / horizon.tokens;
  if (over.endsWith("ep")) return horizon?.epochs && Number.parseFloat(over) / horizon.epochs;
  return undefined;
}

const sharesOf = (/** @type {KnownFacts["presets"]} */ presets) =>
  presets.flatMap((each) => {
    const share = warmupShare(each);
    return share ? [{ share, params: each.params, task: each.task }] : [];
  });

/** What each length saves against 5%, on both tasks. @param {KnownFacts} facts */
function againstFive({ studies }) {
  const { text, warmupDigits } = studies;
  if (text === undefined || warmupDigits === undefined) return undefined;
  return [
    { name: "text", runs: text },
    { name: "digits", runs: warmupDigits },
  ].map(({ name, runs }) => ({
    name,
    saved: Object.fromEntries(
      warmups
        .filter((each) => each !== "5%")
        .map((each) => [String(each), saved(runs["5%"], runs[String(each)])]),
    ),
  }));
}

/** @type {readonly Claim[]} */
export const warmupClaims = [
  {
    id: "warmup-share",
    claim: "Warm up over 5 to 10% of the steps.",
    command: "npm run claims",
    data: "text (AdamW, peak 0.02, 500 steps) and digits (AdamW, peak 0.01, 400 steps), linear to zero behind warmups of 0 to 50%, 8 seeds each; published recipes that tell their warmup and length",
    source: "this page's runs; `anneal presets`",
    check(facts) {
      const cases = againstFive(facts);
      if (cases === undefined) return undefined;
      const shares = sharesOf(facts.presets.filter(({ task }) => task === "pretrain"));
      const middle = median(shares.map(({ share }) => share));
      const within = shares.filter(({ share }) => share >= 0.05 && share <= 0.1).length;
      const told = cases.map(
        (each) =>
          `${each.name}: against 5%, no warmup saves ${withInterval(each.saved[0])}, 1% ${withInterval(each.saved["1%"])}, 10% ${withInterval(each.saved["10%"])}`,
      );
      const needed = cases.map((each) => worse(each.saved[0]) && worse(each.saved["1%"]));
      const harmless = cases.every((each) => !better(each.saved["1%"]) && !better(each.saved[0]));
      return {
        figure: `1% instead of 5%: ${cases.map((each) => `${each.name} ${percent(each.saved["1%"].mean)} (${sureness(each.saved["1%"])})`).join(", ")}`,
        result: `${told.join("; ")}. Of ${shares.length} published pre-training runs that tell it, ${within} warm up over 5 to 10%; the median is ${percent(middle)}.`,
        verdict:
          needed.every(Boolean) && within > shares.length / 2
            ? "holds"
            : harmless || needed.some(Boolean)
              ? "holds in part"
              : "does not hold",
        where:
          "as an upper bound: it costs little, but published pre-training runs use less, and at a safe peak the first 1% is what matters, if anything",
      };
    },
  },
  {
    id: "warmup-too-long",
    claim: "Too long a warmup wastes steps.",
    command: "npm run claims",
    data: "the same runs: 30% and 50% of warmup against 5%",
    source: "this page's runs",
    check(facts) {
      const cases = againstFive(facts);
      if (cases === undefined) return undefined;
      const told = cases.map(
        (each) =>
          `${each.name}: 30% of warmup saves ${withInterval(each.saved["30%"])}, 50% ${withInterval(each.saved["50%"])} against 5%`,
      );
      return {
        figure: cases.map((each) => `50%: ${each.name} ${withInterval(each.saved["50%"])}`).join("; "),
        result: `${told.join("; ")}.`,
        verdict: verdictOf(cases.map((each) => worse(each.saved["50%"]))),
        where:
          cases
            .filter((each) => worse(each.saved["50%"]))
            .map(({ name }) => name)
            .join(", ") || "nowhere here",
      };
    },
  },
  {
    id: "warmup-high-rates",
    claim: "Without a warmup, high learning rates are unstable; with one they are not.",
    command: "npm run evidence",
    data: "4 settings of docs/evidence.md: linear to zero at six rates up to 5 times the highest of the search, with and without 5% of warmup, 8 seeds",
    source:
      "docs/evidence.md; deep nets: Kalra & Barkeshli 2024, arXiv 2406.09405, warmup lets training survive a higher peak",
    check({ evidence }) {
      const cells = evidence.flatMap(({ task, kind, warmup }) =>
        warmup["no warmup"].map((bare, i) => ({
          setting: `${task}, ${kind}`,
          bare,
          warmed: warmup["5% warmup"][i],
        })),
      );
      const finite = cells.filter(({ bare, warmed }) => bare.loss && warmed.loss);
      const apart = (/** @type {any} */ a, /** @type {any} */ b) => a.loss.high < b.loss.low;
      const helped = finite.filter(({ bare, warmed }) => apart(warmed, bare));
      const hurt = finite.filter(({ bare, warmed }) => apart(bare, warmed));
      const lost = (/** @type {"bare" | "warmed"} */ arm) =>
        cells.reduce((sum, cell) => sum + cell[arm].diverged, 0);
      const runs = cells.reduce((sum, cell) => sum + cell.bare.runs, 0);
      return {
        figure: `diverged: ${lost("bare")} of ${runs} without, ${lost("warmed")} of ${runs} with`,
        result: `Of ${runs} runs each, ${lost("bare")} diverged without a warmup and ${lost("warmed")} with one. At ${finite.length} rates both ended: the intervals lie apart in favour of the warmup at ${helped.length}${helped.length > 0 ? ` (${helped.map(({ setting, bare }) => `${setting} at ${bare.lr}`).join("; ")})` : ""}, against it at ${hurt.length}.`,
        verdict: helped.length > hurt.length && lost("warmed") < lost("bare") / 2 ? "holds" : "holds in part",
        where:
          "deep nets, as published; in the nets of one hidden layer here 5% of warmup does not rescue a rate that is too high",
      };
    },
  },
  {
    id: "warmup-large-models",
    claim: "Larger models want longer warmups.",
    command: "anneal presets --task pretrain --json",
    data: "published pre-training recipes that tell size, warmup and length",
    source: "`anneal presets`, each with its repository and file",
    check({ presets }) {
      const all = sharesOf(presets.filter(({ task }) => task === "pretrain")).filter(({ params }) => params);
      const of = (/** @type {(params: number) => boolean} */ fits) =>
        all.filter(({ params }) => fits(params ?? 0)).map(({ share }) => share);
      const [small, large] = [of((params) => params < 1e9), of((params) => params >= 1e9)];
      return {
        figure: `median share: ${percent(median(small), 2)} below 1B, ${percent(median(large), 2)} from 1B on`,
        result: `Nothing here trains large models. What was published does not follow the claim: the median share of warmup is ${percent(median(small), 2)} in ${small.length} runs below 1B parameters and ${percent(median(large), 2)} in ${large.length} from 1B on. That says what was done, not what would be best.`,
        verdict: "cannot be told here",
      };
    },
  },
];
