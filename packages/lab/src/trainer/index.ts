export {
  type Checkpoint,
  type Crc32c,
  createCrc32c,
  readCheckpoint,
  writeCheckpoint,
} from "./checkpoint/index.ts";
export {
  type CheckpointData,
  type CheckpointTask,
  continueFrom,
  taskOfCheckpoint,
} from "./continue-from.ts";
export { createTrainer, type Trainer, type TrainerOptions } from "./create-trainer.ts";
export type { WatchState } from "./divergence.ts";
export { firstWeights } from "./first-weights.ts";
export type { TrainHooks, UpdateRecord } from "./hooks.ts";
export { type SetUpOptions, setUp, type TrainSetup } from "./set-up.ts";
export type { EnsembleState, RunEvent, RunState } from "./state.ts";
export { trainRun } from "./train-run.ts";
