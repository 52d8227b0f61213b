export type { BetterOptions } from "./better.ts";
export { type Advisor, type Controller, restore } from "./controller.ts";
export {
  type CooldownOnDemandOptions,
  type CooldownPlan,
  type CooldownRequest,
  type CooldownState,
  cooldownOnDemand,
} from "./cooldown-on-demand.ts";
export {
  type EarlyStopAdvice,
  type EarlyStopOptions,
  type EarlyStopReading,
  type EarlyStopState,
  earlyStop,
} from "./early-stop.ts";
export { type GreedyOptions, type GreedyState, greedy } from "./greedy.ts";
export type { PerGroup } from "./options.ts";
export { type PlateauState, plateau } from "./plateau.ts";
export type { PlateauOptions } from "./plateau-options.ts";
export type { Running } from "./running.ts";
export {
  type SpikeAdvice,
  type SpikeReading,
  type SpikeState,
  spikeGuard,
} from "./spike-guard.ts";
export type { SpikeGuardOptions } from "./spike-options.ts";
