/** What docs/claims.md found about a claim: a figure of it, and where it comes from. A test holds these to the page. */
export interface Finding {
  /** Its heading in docs/claims.md. */
  readonly id: string;
  readonly verdict?: "holds" | "holds in part" | "does not hold" | "cannot be told here";
  /** Pieces of the page that are quoted, word for word. */
  readonly quoted: readonly string[];
}

const finding = (id: string, verdict: Finding["verdict"], ...quoted: readonly string[]): Finding => ({
  id,
  ...(verdict !== undefined && { verdict }),
  quoted,
});

export const findings = {
  constant: finding(
    "constant-language-models",
    "holds",
    "cosine to zero 4.3%, cosine to 10% 3.8%, WSD 20% 4.2%",
    "single runs",
  ),
  constantSmall: finding(
    "constant-underperforms",
    "holds in part",
    "6 of 16 decays better for certain, 2 worse",
  ),
  tooHigh: finding(
    "too-high-costs-more",
    "holds in part",
    "four times too high 19%",
    "four times too low 16%",
  ),
  cosineEnd: finding(
    "cosine-end",
    "holds in part",
    "2.3% at 124M parameters (3.081 against 3.153, single runs)",
  ),
  wsdCosine: finding(
    "wsd-cosine",
    "holds",
    "WSD with a cooldown of 20% 3.003, of 60% 2.988; cosine to zero 2.999",
  ),
  toZero: finding("decay-to-zero", "holds in part", "−0.06%, 0.25%, 0.52%"),
  cost: finding(
    "no-extra-cost",
    "holds",
    "One rate takes about 24 ns",
    "What does cost is finding the schedule",
  ),
  warmup: finding(
    "warmup-high-rates",
    "holds in part",
    "Of 192 runs each, 25 diverged without a warmup and 24 with one",
  ),
  warmupShare: finding("warmup-share", "holds in part", "the median is 0.9%"),
  restarts: finding(
    "restarts-escape",
    "does not hold",
    "text, adamw −1.5% (intervals apart); text, momentum −2.1% (intervals apart)",
  ),
  chance: finding("same", undefined, "18 of 200: 9.0%"),
} as const satisfies { readonly [name: string]: Finding };

/** How the 34 claims of the page came out. */
export const tally = "6 hold, 19 hold in part, 8 do not hold, 1 cannot be told here";
