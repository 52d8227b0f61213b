/** The name of a class or function of a framework, for a schedule that anneal has as well. */
export interface Borrowed {
  readonly name: string;
  /** A recipe or kind of anneal. */
  readonly means: string;
  /** Where the numbers differ, and the flags that give the framework's numbers where some do. Nothing: they agree. */
  readonly note?: string;
  readonly preset?: { readonly [field: string]: unknown };
}

const fromZero = "its warmup starts at 0: --warmup-from 0 gives its numbers";
const transformersFromZero = "transformers' starts at 0: --warmup-from 0 gives its numbers";
const initial = "its warmup starts at init_value, usually 0: --warmup-from 0 gives its numbers";

/** Every borrowed name. `borrowed.test.ts` holds the claims to figures that the frameworks computed. */
export const borrowedNames: readonly Borrowed[] = [
  // PyTorch
  {
    name: "CosineAnnealingLR",
    means: "warmupCosine",
    note: "torch's climbs back after T_max, and is the same up to there",
  },
  { name: "CosineAnnealingWarmRestarts", means: "warmRestarts", note: "T_0 is --cycle, T_mult --stretch" },
  {
    name: "OneCycleLR",
    means: "oneCycle",
    note: "torch's peaks and ends one update earlier",
  },
  { name: "StepLR", means: "stepDecay", note: "step_size is --every, gamma --factor" },
  { name: "MultiStepLR", means: "multiStep", note: "gamma is --factor" },
  { name: "ExponentialLR", means: "exponential", note: "gamma is --factor" },
  {
    name: "PolynomialLR",
    means: "polynomial",
    note: "total_iters is --over; torch's power is 1 if left out",
  },
  {
    name: "CyclicLR",
    means: "cyclic",
    note: "step_size_up is --up, base_lr --low; torch's gamma is --factor",
  },
  // Keras
  {
    name: "CosineDecay",
    means: "warmupCosine",
    note: "alpha is a share of the peak, --floor an LR; Keras warms up from initial_learning_rate: --warmup-from",
  },
  {
    name: "CosineDecayRestarts",
    means: "warmRestarts",
    note: "Keras doubles each cycle if not told otherwise: --stretch 2; alpha is a share of the peak, --floor an LR",
  },
  {
    name: "ExponentialDecay",
    means: "exponential",
    note: "decay_steps is --per, decay_rate --factor; with staircase=True it is stepDecay",
  },
  {
    name: "PolynomialDecay",
    means: "polynomial",
    note: "Keras ends at 1e-4 with power 1 if not told otherwise: --floor 1e-4 --power 1",
  },
  { name: "InverseTimeDecay", means: "inverseTime", note: "decay_steps is --per, decay_rate --rate" },
  {
    name: "PiecewiseConstantDecay",
    means: "multiStep",
    note: "Keras changes one update later, and to any values: kind steps has those",
  },
  // Transformers
  { name: "cosine", means: "warmupCosine", note: transformersFromZero },
  { name: "get_cosine_schedule_with_warmup", means: "warmupCosine", note: fromZero },
  {
    name: "cosine_with_min_lr",
    means: "warmupCosine",
    note: "its warmup starts at 0: --warmup-from 0 --floor <min_lr> gives its numbers",
  },
  {
    name: "get_cosine_with_min_lr_schedule_with_warmup",
    means: "warmupCosine",
    note: "its warmup starts at 0: --warmup-from 0 --floor <min_lr> gives its numbers",
  },
  { name: "linear", means: "warmupLinear", note: transformersFromZero },
  { name: "get_linear_schedule_with_warmup", means: "warmupLinear", note: fromZero },
  {
    name: "cosine_with_restarts",
    means: "warmRestarts",
    note: "its warmup starts at 0: --warmup-from 0 --times <num_cycles> gives its numbers",
    preset: { times: 1 },
  },
  {
    name: "get_cosine_with_hard_restarts_schedule_with_warmup",
    means: "warmRestarts",
    note: "its warmup starts at 0: --warmup-from 0 --times <num_cycles> gives its numbers",
    preset: { times: 1 },
  },
  { name: "inverse_sqrt", means: "inverseSqrt", note: transformersFromZero },
  { name: "get_inverse_sqrt_schedule", means: "inverseSqrt", note: fromZero },
  {
    name: "wsd",
    means: "warmupStableDecay",
    note: "transformers' starts at 0 and cools down in a cosine: --warmup-from 0 --shape cosine gives its numbers",
  },
  {
    name: "warmup_stable_decay",
    means: "warmupStableDecay",
    note: "transformers' starts at 0 and cools down in a cosine: --warmup-from 0 --shape cosine gives its numbers",
  },
  {
    name: "get_wsd_schedule",
    means: "warmupStableDecay",
    note: "its warmup starts at 0 and its cooldown is a cosine: --warmup-from 0 --shape cosine gives its numbers",
  },
  { name: "get_constant_schedule", means: "constant" },
  { name: "constant_with_warmup", means: "warmupConstant", note: fromZero },
  { name: "get_constant_schedule_with_warmup", means: "warmupConstant", note: fromZero },
  {
    name: "get_polynomial_decay_schedule_with_warmup",
    means: "warmupPolynomial",
    note: "its warmup starts at 0 and it ends at 1e-7: --warmup-from 0 --floor 1e-7 gives its numbers",
    preset: { power: 1 },
  },
  // Megatron-LM
  { name: "minus_sqrt", means: "cooldown", preset: { shape: "1-sqrt" } },
  // Optax
  { name: "constant_schedule", means: "constant" },
  {
    name: "linear_schedule",
    means: "warmupLinear",
    note: "transition_steps is --over; one that rises is a warmup",
  },
  {
    name: "cosine_decay_schedule",
    means: "warmupCosine",
    note: "alpha is a share of init_value, --floor an LR; --over is decay_steps",
  },
  {
    name: "warmup_cosine_decay_schedule",
    means: "warmupCosine",
    note: `${initial}; its decay_steps count the warmup, --over does not`,
  },
  { name: "warmup_constant_schedule", means: "warmupConstant", note: initial },
  {
    name: "warmup_exponential_decay_schedule",
    means: "warmupExponential",
    note: `${initial}; transition_steps is --per, decay_rate --factor`,
  },
  { name: "polynomial_schedule", means: "polynomial", note: "transition_steps is --over" },
  {
    name: "exponential_decay",
    means: "exponential",
    note: "transition_steps is --per, decay_rate --factor; with staircase=True it is stepDecay",
  },
  {
    name: "linear_onecycle_schedule",
    means: "oneCycle",
    note: "its second phase ends at pct_final, 85% of the run; here it is as long as the first",
    preset: { shape: "linear", phases: 3 },
  },
  {
    name: "cosine_onecycle_schedule",
    means: "oneCycle",
    note: "the same where pct_start is a whole number of steps: Optax cuts fractions off",
  },
  {
    name: "sgdr_schedule",
    means: "warmRestarts",
    note: "Optax gives each cycle its own warmup and peak; the same without them",
  },
  {
    name: "piecewise_constant_schedule",
    means: "multiStep",
    note: "Optax gives each milestone its own scale; the same where all are alike",
  },
  // timm
  {
    name: "CosineLRScheduler",
    means: "warmupCosine",
    note: "timm counts epochs, and its warmup hides the start of the decay; with warmup_prefix=True it is the same for --warmup-from <warmup_lr_init>",
  },
  {
    name: "TanhLRScheduler",
    means: "tanh",
    note: "timm counts epochs and has the whole LR at its first step; the same after it",
  },
  {
    name: "PolyLRScheduler",
    means: "polynomial",
    note: "timm counts epochs; its power is 0.5 if left out",
    preset: { power: 0.5 },
  },
  {
    name: "StepLRScheduler",
    means: "stepDecay",
    note: "timm counts epochs; decay_t is --every, decay_rate --factor; with warmup_prefix=True its treads begin after the warmup",
  },
  {
    name: "MultiStepLRScheduler",
    means: "multiStep",
    note: "timm counts epochs and cuts one of them earlier",
  },
  // fastai
  {
    name: "fit_one_cycle",
    means: "oneCycle",
    note: "fastai rises for 25% of the run and ends at peak / 1e5: --warmup 25% --floor <peak / 1e5>",
  },
  {
    name: "fit_flat_cos",
    means: "flatCosine",
    note: "fastai ends at peak / 1e5: --floor <peak / 1e5>",
  },
];
