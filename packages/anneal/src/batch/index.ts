export { type CriticalBatch, criticalBatchOf } from "./critical-batch.ts";
export { familyOf, type OptimizerFamily, optimizerNames } from "./family.ts";
export { type BatchChange, type BatchRule, lrFactor, ruleOf, stepGain } from "./lr-factor.ts";
export { type MicroGradient, noiseReading } from "./noise-reading.ts";
export {
  emptyNoise,
  intoNoise,
  type NoiseOptions,
  type NoiseReading,
  type NoiseScale,
  type NoiseState,
  noiseOf,
  noiseScaleOf,
} from "./noise-scale.ts";
export { brief, outside, type Reason, type ValidIn } from "./reason.ts";
export { type RunSetting, type ScaledRun, type ScaleOptions, scaleRun } from "./scale-run.ts";
export { type SeesawOptions, seesaw } from "./seesaw.ts";
