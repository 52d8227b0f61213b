/** What a word of the field means here: a recipe or a kind by its name, perhaps with fields set. */
export interface Alias {
  readonly means: string;
  readonly preset?: { readonly [field: string]: unknown };
}

/** Other people's words, by what they mean. */
const words: { readonly [name: string]: readonly string[] } = {
  warmupCosine: [
    "cosine",
    "cosine decay",
    "cosine annealing",
    "CosineAnnealingLR",
    "CosineDecay",
    "warmup_cosine_decay_schedule",
    "get_cosine_schedule_with_warmup",
  ],
  warmupLinear: [
    "linear",
    "linear decay",
    "linear to zero",
    "d2z",
    "LinearLR",
    "get_linear_schedule_with_warmup",
  ],
  warmupStableDecay: ["wsd", "trapezoidal", "trapezoid", "get_wsd_schedule"],
  warmupRex: ["rex", "RexLR"],
  oneCycle: ["1cycle", "OneCycleLR", "super-convergence", "fit_one_cycle", "cosine_onecycle_schedule"],
  oneCycleMomentum: ["momentum"],
  warmRestarts: [
    "sgdr",
    "restarts",
    "cosine restarts",
    "CosineAnnealingWarmRestarts",
    "CosineDecayRestarts",
    "sgdr_schedule",
    "snapshot ensemble",
  ],
  flatCosine: ["flat cos", "fit_flat_cos", "flat and anneal"],
  kDecay: ["k-decay"],
  noam: ["transformer", "attention is all you need"],
  inverseSqrt: ["isqrt", "rsqrt", "inverse square root", "get_inverse_sqrt_schedule"],
  inverseTime: ["time-based decay", "InverseTimeDecay", "hyperbolic"],
  multiStep: [
    "piecewise",
    "piecewise constant",
    "MultiStepLR",
    "PiecewiseConstantDecay",
    "piecewise_constant_schedule",
    "milestones",
  ],
  stepDecay: ["step", "StepLR", "staircase"],
  cyclic: ["clr", "CyclicLR", "triangular", "cyclical", "triangle"],
  slantedTriangular: ["stlr", "ulmfit"],
  infinite: ["infinite lr", "cosine inf"],
  cooldown: ["annealing", "decay phase"],
  chebyshev: ["fractal", "get_chebyshev_schedule"],
  exponential: ["exp", "ExponentialLR", "ExponentialDecay", "exponential_decay"],
  polynomial: ["poly", "PolynomialLR", "PolynomialDecay", "polynomial_schedule"],
  constant: ["flat", "ConstantLR", "constant_schedule", "fixed"],
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

/** A word without case, spaces and signs, so that `warm-restarts`, `warmRestarts` and `Warm Restarts` are one. */
export const plainWord = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Every word with what it means. */
export function aliasTable(): ReadonlyMap<string, Alias> {
  const table = new Map<string, Alias>();
  for (const [means, others] of Object.entries(words)) {
    for (const word of others) table.set(plainWord(word), { means });
  }
  for (const [word, means, field, value] of presets) {
    table.set(plainWord(word), { means, preset: { [field]: value } });
  }
  return table;
}

/** The other words for a recipe or kind, as people write them. */
export const otherWords = (name: string): readonly string[] => [
  ...(words[name] ?? []),
  ...presets.filter(([, means]) => means === name).map(([word]) => word),
];

/** Whether a word names something that reacts to the run, and so is no schedule. */
export const isReacting = (word: string): boolean => reacting.map(plainWord).includes(plainWord(word));
