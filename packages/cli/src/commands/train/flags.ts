import { type FlagWords, optimizerFlags, taskFlags } from "../../input/task-flags.ts";

/** Every flag of `anneal train` beside those of recipes. */
export const trainFlags: readonly FlagWords[] = [
  ...taskFlags,
  ["--steps <n>", "updates of the run: 500, 10k, 1.2M"],
  ["--epochs <n>", "its length in passes over the training rows"],
  ["--seed <n>", "decides first weights and the order of the rows (default: 0)"],
  ...optimizerFlags,
  ["--accumulation <n>", "micro-batches per update (default: 1)"],
  [
    "--ema <share>",
    "also keep a mean of the weights, with this weight of the past: 0.99; it is then evaluated",
  ],
  ["--plateau", "cut the LR when the validation loss stops falling"],
  ["--patience <checks>", "readings that --plateau tolerates without progress (default: 10)"],
  ["--cut <factor>", "what --plateau multiplies the LR by (default: 0.1)"],
  ["--evaluate-every <length>", "updates between two readings of the validation loss (default: 5%)"],
  ["--evaluate-on <what>", "last, ema, or snapshots: the ensemble of the models at cycle ends"],
  ["--init <checkpoint>", "start from a checkpoint.anneal, with its model and encoding"],
  ["--out <folder>", "where the run is kept: logs, checkpoint, result"],
  ["--checkpoint-every <length>", "updates between two checkpoints (default: 1%, but 5 s apart)"],
  ["--resume <folder>", "go on with the run in this folder; nothing else is needed"],
  ["--json", "the outcome as JSON"],
];
