import type { Hostile } from "./hostile.ts";

const hf = (line: string): string =>
  `learning_rate: 0.001\nmax_steps: 100\n${line}\nper_device_train_batch_size: 8\n`;

const axolotl = (line: string): string =>
  `base_model: m\nnum_epochs: 1\nmax_steps: 100\nlearning_rate: 1e-4\n${line}\n`;

/** A reference, as OmegaConf and shells write it. */
const ref = (name: string): string => ["$", "{", name, "}"].join("");

/** Keys and values that are wrong. */
export const wrongValues: readonly Hostile[] = [
  ["an LR that is a word", hf("learning_rate: fast"), "line 3, column 16, learning_rate: expected a number"],
  ["an LR that is a list", hf("learning_rate: [1, 2]"), "expected a number"],
  ["an LR that is a map", hf("learning_rate: {a: 1}"), "expected a number"],
  ["an LR that is a truth", hf("learning_rate: yes"), "expected a number"],
  ["an LR below 0", hf("learning_rate: -1"), "at least 0"],
  ["an infinite LR", hf("learning_rate: .inf"), "expected a number"],
  ["an LR that is no number", hf("learning_rate: .nan"), "expected a number"],
  ["a huge LR", hf("learning_rate: 1e400"), "expected a number"],
  ["an LR with a unit", hf("learning_rate: 3e-4/s"), "expected a number"],
  ["an LR as a date", hf("learning_rate: 2001-12-14"), "expected a number"],
  ["an LR in base 60", hf("learning_rate: 1:30"), "expected a number"],
  ["steps that are no whole number", hf("max_steps: 10.5"), "a whole number"],
  ["a ratio above 1", hf("warmup_ratio: 1.5"), "at most 1"],
  ["a ratio below 0", hf("warmup_ratio: -0.1"), "at least 0"],
  ["negative warmup", hf("warmup_steps: -5"), "at least 0"],
  ["no number of epochs", "num_train_epochs: many\nlearning_rate: 1\n", "expected a number"],
  ["a scheduler that is a number", hf("lr_scheduler_type: 3"), "expected a text"],
  ["a scheduler that is a list", hf("lr_scheduler_type: [cosine]"), "expected a text"],
  ["a scheduler that nobody knows", hf("lr_scheduler_type: sawtooth"), "one of linear"],
  ["a scheduler of JavaScript's objects", hf("lr_scheduler_type: constructor"), "one of linear"],
  ["a scheduler called __proto__", hf("lr_scheduler_type: __proto__"), "one of linear"],
  ["a scheduler of another library", hf("lr_scheduler_type: rex"), "one of linear"],
  ["a member that nobody knows", hf("lr_scheduler_type: SchedulerType.FOO"), "one of linear"],
  ["arguments that are a number", hf("lr_scheduler_kwargs: 3"), "a dictionary"],
  ["arguments that are broken JSON", hf("lr_scheduler_kwargs: '{num_cycles: 1}'"), "a key in double quotes"],
  ["arguments that are a word", hf("lr_scheduler_kwargs: none"), "a dictionary"],
  ["a misspelt key", hf("warmup_setps: 3"), 'did you mean "warmup_steps"?'],
  ["a misspelt rate", hf("learning_rte: 3"), 'did you mean "learning_rate"?'],
  ["an LR of a part of the model", hf("vision_tower_lr: 1e-6"), "a known key of the schedule"],
  [
    "a reference that nobody resolves",
    hf(`warmup_ratio: '${ref("oc.env:WARMUP")}'`),
    `expected a value, received ${ref("oc.env:WARMUP")}`,
  ],
  ["a reference to itself", hf(`warmup_ratio: ${ref("warmup_ratio")}`), "expected a value"],
  [
    "references in a circle",
    hf(`warmup_ratio: ${ref("a")}\na: ${ref("b")}\nb: ${ref("a")}`),
    "expected a value",
  ],
  ["a template", hf("warmup_ratio: '{{ warmup }}'"), "expected a value"],
  [
    "__proto__ as an argument",
    hf("lr_scheduler_type: cosine\nlr_scheduler_kwargs: {__proto__: {num_cycles: 1}}"),
    undefined,
  ],
  ["no length at all", "learning_rate: 1e-3\nlr_scheduler_type: cosine\n", "--steps-per-epoch"],
  ["a floor that is a word, for axolotl", axolotl("cosine_min_lr_ratio: low"), "expected a number"],
  [
    "steps and ratio, for axolotl",
    axolotl("warmup_steps: 3\nwarmup_ratio: 0.1"),
    "either warmup_steps or warmup_ratio",
  ],
  ["a share as steps, for axolotl", axolotl("warmup_steps: 0.1"), "a share of the run is warmup_ratio"],
  ["restarts of axolotl", axolotl("jagged_restart_steps: 10"), "JaggedLRRestartScheduler"],
  [
    "more warmup than run, for axolotl's rex",
    axolotl("lr_scheduler: rex\nwarmup_steps: 200"),
    "at most the 100 updates",
  ],
  [
    "a long rex",
    axolotl("lr_scheduler: rex\nwarmup_steps: 2").replace("max_steps: 100", "max_steps: 100000000"),
    "written as a table",
  ],
  [
    "one_cycle told its LR twice",
    axolotl("lr_scheduler: one_cycle\nlr_scheduler_kwargs: {max_lr: 3}"),
    "axolotl sets it",
  ],
  ["no LR, for axolotl", "base_model: m\nnum_epochs: 1\nmax_steps: 10\n", "learning_rate"],
];
