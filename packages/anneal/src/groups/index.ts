export { type Assignment, assignGroups, matches, type NamedGroup, type Patterns } from "../names/index.ts";
export { cross } from "./cross.ts";
export { type DiscriminativeOptions, discriminative } from "./discriminative.ts";
export { freeze } from "./freeze.ts";
export { type GradualUnfreezingOptions, gradualUnfreezing } from "./gradual-unfreezing.ts";
export { type LayerwiseDecayOptions, layerwiseDecay } from "./layerwise-decay.ts";
export { biasesAndNorms, noDecay } from "./no-decay.ts";
