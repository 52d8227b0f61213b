import { chebyshev } from "./chebyshev.ts";
import { cooldown } from "./cooldown.ts";
import { cyclic } from "./cyclic.ts";
import { flatCosine } from "./flat-cosine.ts";
import { infinite } from "./infinite.ts";
import { inverseSqrt } from "./inverse-sqrt.ts";
import { inverseTime } from "./inverse-time.ts";
import { kDecay } from "./k-decay.ts";
import { multiStep } from "./multi-step.ts";
import { noam } from "./noam.ts";
import { oneCycle, oneCycleMomentum } from "./one-cycle.ts";
import type { AnyRecipe } from "./recipe.ts";
import { slantedTriangular } from "./slanted-triangular.ts";
import { stepDecay } from "./step-decay.ts";
import { warmRestarts } from "./warm-restarts.ts";
import { warmupConstant } from "./warmup-constant.ts";
import { warmupCosine } from "./warmup-cosine.ts";
import { warmupExponential } from "./warmup-exponential.ts";
import { warmupLinear } from "./warmup-linear.ts";
import { warmupPolynomial } from "./warmup-polynomial.ts";
import { warmupRex } from "./warmup-rex.ts";
import { warmupStableDecay } from "./warmup-stable-decay.ts";

/** Every recipe by name. */
export const recipes: { readonly [name: string]: AnyRecipe } = {
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
  warmupRex,
  warmupPolynomial,
  warmupExponential,
  warmupConstant,
  oneCycle,
  oneCycleMomentum,
  warmRestarts,
  flatCosine,
  kDecay,
  noam,
  inverseSqrt,
  inverseTime,
  multiStep,
  stepDecay,
  cyclic,
  slantedTriangular,
  infinite,
  cooldown,
  chebyshev,
};
