export { recipes } from "./all-recipes.ts";
export { type ChebyshevOptions, chebyshev } from "./chebyshev.ts";
export { type CooldownOptions, type CooldownShape, cooldown } from "./cooldown.ts";
export { type CyclicOptions, cyclic } from "./cyclic.ts";
export { type FlatCosineOptions, flatCosine } from "./flat-cosine.ts";
export { type InfiniteOptions, infinite } from "./infinite.ts";
export { type InverseSqrtOptions, inverseSqrt } from "./inverse-sqrt.ts";
export { type InverseTimeOptions, inverseTime } from "./inverse-time.ts";
export { type KDecayOptions, kDecay } from "./k-decay.ts";
export { type MultiStepOptions, multiStep } from "./multi-step.ts";
export { type NoamOptions, noam } from "./noam.ts";
export {
  type OneCycleMomentumOptions,
  type OneCycleOptions,
  oneCycle,
  oneCycleMomentum,
} from "./one-cycle.ts";
export { type AnyRecipe, defineRecipe, type Recipe } from "./recipe.ts";
export { type SlantedTriangularOptions, slantedTriangular } from "./slanted-triangular.ts";
export { type StepDecayOptions, stepDecay } from "./step-decay.ts";
export { type WarmRestartsOptions, warmRestarts } from "./warm-restarts.ts";
export { type WarmupConstantOptions, warmupConstant } from "./warmup-constant.ts";
export { type WarmupCosineOptions, warmupCosine } from "./warmup-cosine.ts";
export { type WarmupExponentialOptions, warmupExponential } from "./warmup-exponential.ts";
export { type WarmupLinearOptions, warmupLinear } from "./warmup-linear.ts";
export { type WarmupPolynomialOptions, warmupPolynomial } from "./warmup-polynomial.ts";
export { type WarmupRexOptions, warmupRex } from "./warmup-rex.ts";
export { type WarmupStableDecayOptions, warmupStableDecay } from "./warmup-stable-decay.ts";
