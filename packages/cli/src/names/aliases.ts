import { borrowedNames } from "./borrowed.ts";

/** What a word of the field means here: a recipe or a kind by its name, perhaps with fields set. */
export interface Alias {
  readonly means: string;
  /** Where the numbers of a borrowed name differ from ours. */
  readonly note?: string;
  readonly preset?: { readonly [field: string]: unknown };
}

/** Other people's words, by what they mean. */
const words: { readonly [name: string]: readonly string[] } = {
  warmupCosine: ["cosine", "cosine annealing"],
  warmupLinear: ["linear", "linear decay", "linear to zero", "d2z"],
  warmupStableDecay: ["wsd", "trapezoidal", "trapezoid"],
  warmupRex: ["rex", "RexLR"],
  oneCycle: ["1cycle", "super-convergence"],
  oneCycleMomentum: ["momentum"],
  warmRestarts: ["sgdr", "restarts", "cosine restarts", "snapshot ensemble"],
  flatCosine: ["flat cos", "flat and anneal"],
  kDecay: ["k-decay"],
  noam: ["transformer", "attention is all you need"],
  inverseSqrt: ["isqrt", "rsqrt", "inverse square root"],
  inverseTime: ["time-based decay", "hyperbolic"],
  multiStep: ["piecewise", "piecewise constant", "milestones"],
  stepDecay: ["step", "staircase"],
  cyclic: ["clr", "triangular", "cyclical", "triangle"],
  slantedTriangular: ["stlr", "ulmfit"],
  infinite: ["infinite lr", "cosine inf"],
  cooldown: ["annealing", "decay phase"],
  warmupConstant: ["constant", "warmup", "warmup and hold", "flat", "fixed"],
  warmupPolynomial: ["polynomial", "poly", "warmup poly"],
  warmupExponential: ["exponential", "exp", "warmup exp"],
  chebyshev: ["fractal"],
  tanh: ["TanhLR", "hyperbolic tangent"],
  knots: ["piecewise linear", "PiecewiseLinear", "piecewise_interpolate_schedule", "points", "interpolate"],
  table: ["explicit", "lookup"],
  noise: ["noisy", "jitter"],
  stairs: ["quantize"],
  repeat: ["cycles"],
  sequence: ["SequentialLR", "join_schedules", "chain", "concat"],
  product: ["multiply", "ChainedScheduler"],
  scale: ["multiplier"],
};

/** Words that mean a recipe with a field set. */
const presets: readonly (readonly [word: string, means: string, field: string, value: unknown])[] = [
  ["triangular2", "cyclic", "mode", "triangular2"],
  ["exp range", "cyclic", "mode", "expRange"],
  ["1-sqrt", "cooldown", "shape", "1-sqrt"],
  ["square cooldown", "cooldown", "shape", "square"],
  ["mirror cosine", "cooldown", "shape", "mirror-cosine"],
  ["lowered linear", "cooldown", "shape", "lowered-linear"],
  ["pchip", "knots", "via", "smooth"],
  ["spline", "knots", "via", "smooth"],
];

/** Words for what reacts to the run, and so has no curve. */
const reacting: readonly string[] = [
  "plateau",
  "reduce on plateau",
  "ReduceLROnPlateau",
  "reduce_on_plateau",
  "greedy",
  "spike guard",
  "early stopping",
];

/** Borrowed names of schedules that anneal writes in another way, with that way. */
const written: { readonly [plain: string]: readonly [is: string, instead: string] } = {
  linearlr: [
    "climbs from a third of the LR over 5 updates",
    "that is --warmup of any recipe, from --warmup-from",
  ],
  constantlr: ["multiplies the LR for 5 updates", "in a spec it is a sequence of two constants"],
  swalr: ["goes to another LR and stays there", "in a spec it is kind cosine, last in a sequence"],
};

/** Why a word that others have for a schedule is none here, and what to do; `undefined` for any other word. */
export function whyNone(word: string): { readonly sentence: string; readonly hint: string } | undefined {
  if (isReacting(word))
    return {
      sentence: `${word} reacts to the run, so it has no curve to draw`,
      hint: "in code it is a controller that multiplies a schedule: anneal/control",
    };
  const plain = plainWord(word);
  if (!Object.hasOwn(written, plain)) return undefined;
  const [is, instead] = written[plain];
  return { sentence: `${word} ${is}; no recipe has its numbers`, hint: instead };
}

/** A word without case, spaces and signs, so that `warm-restarts`, `warmRestarts` and `Warm Restarts` are one. */
export const plainWord = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Every word with what it means. */
export function aliasTable(): ReadonlyMap<string, Alias> {
  const table = new Map<string, Alias>();
  for (const [means, others] of Object.entries(words)) {
    for (const word of others) table.set(plainWord(word), { means });
  }
  for (const { name, means, note, preset } of borrowedNames) {
    table.set(plainWord(name), { means, note, preset });
  }
  for (const [word, means, field, value] of presets) {
    table.set(plainWord(word), { means, preset: { [field]: value } });
  }
  return table;
}

/** The other words for a recipe or kind, as people write them. */
export const otherWords = (name: string): readonly string[] => [
  ...new Set([
    ...(words[name] ?? []),
    ...borrowedNames.filter(({ means }) => means === name).map((each) => each.name),
    ...presets.filter(([, means]) => means === name).map(([word]) => word),
  ]),
];

/** Whether a word names something that reacts to the run, and so is no schedule. */
export const isReacting = (word: string): boolean => reacting.map(plainWord).includes(plainWord(word));
