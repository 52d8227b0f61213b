import { type FlagWords, optimizerFlags, taskFlags } from "../input/task-flags.ts";

/** Any trainer in the place of a built-in task. */
const execFlags: readonly FlagWords[] = [
  ["--exec <command>", "train with this command instead: docs/any-trainer.md has the protocol"],
  ["--exec-timeout <time>", "a command silent for so long is ended (default: 10min)"],
];

/** What find, compare and tune share. */
export const studyFlags: readonly FlagWords[] = [
  ...taskFlags,
  ...optimizerFlags,
  ...execFlags,
  ["--jobs <n>", "runs at the same time (default: one a core; 1 with --exec)"],
  ["--seed <n>", "everything random follows from it (default: 0)"],
  ["--init <checkpoint>", "fine-tune: start from a checkpoint of anneal train, with its model and encoding"],
  ["--json", "one JSON object on standard output"],
];

/** Old data beside new ones. */
export const retainFlags: readonly FlagWords[] = [
  ["--retain <path>", "the old data, with --init: the report has the loss on them beside that on the new"],
];

/** What a range test can be told. */
export const rangeFlags: readonly FlagWords[] = [
  ["--from <lr>", "LR of the first step of the range test"],
  ["--to <lr>", "LR of its last step"],
  ["--range-steps <n>", "steps of each of its sweeps (default: 120)"],
];
