/** A term of the field in plain words. */
export interface Entry {
  readonly title: string;
  /** One or two short sentences, for someone who does not train models. */
  readonly says: string;
  /** Other words for it in a text, in lower case; the title's own is among them. */
  readonly words: readonly string[];
}

const entry = (title: string, says: string, ...words: readonly string[]): Entry => ({
  title,
  says,
  words: [title.toLowerCase(), ...words],
});

/** Every term that the pages explain, by one spelling each. */
export const glossary = {
  learningRate: entry(
    "Learning rate",
    "How far one update moves the model, LR for short. Too long a step and the loss jumps about; too short and it crawls.",
    "lr",
    "step length",
  ),
  step: entry("Step", "One update of the model. Step 0 is the first.", "update", "updates"),
  loss: entry("Loss", "How wrong the model still is, as a number. Training brings it down."),
  schedule: entry("Schedule", "A plan that gives every step its learning rate, from the first to the last."),
  peak: entry("Peak", "The highest learning rate of the run.", "longest step"),
  warmup: entry("Warmup", "The first part of a plan, in which the learning rate grows up to the peak."),
  hold: entry("Hold", "The part in which the learning rate stays at the peak."),
  cooldown: entry(
    "Cooldown",
    "The last falling part, in which the learning rate shrinks to its end.",
    "decay",
  ),
  tail: entry("Tail", "A flat end after the fall, at the lowest learning rate."),
  cycle: entry("Cycle", "One rise and fall, or one fall, of a plan that repeats.", "cycles"),
  restart: entry("Restart", "The step at which a new cycle begins, at a long step again.", "restarts"),
  snapshot: entry(
    "Snapshot",
    "The model at the end of a cycle, where the steps are shortest: the one worth keeping.",
    "snapshots",
  ),
  forecast: entry(
    "Forecast",
    "What laws that were fitted to logs of finished runs expect of a run that nobody has made.",
  ),
  interval: entry(
    "Interval",
    "The range in which a figure may lie. Two figures whose ranges overlap may be equal.",
    "intervals",
  ),
  seed: entry(
    "Seed",
    "A number that decides the chance in a run. The same plan with another seed ends a little higher or lower.",
    "seeds",
  ),
  horizon: entry("Horizon", "How long the run is planned to be."),
  constantRate: entry("Constant rate", "A plan in which every step has the same length."),
} as const satisfies { readonly [key: string]: Entry };

export type TermKey = keyof typeof glossary;
