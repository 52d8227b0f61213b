import { factFlags } from "./commands/advise/flags.ts";
import { diagnoseFlags } from "./commands/diagnose-flags.ts";
import { forecastCommands } from "./commands/forecast/described.ts";
import { scaleFlags } from "./commands/scale-flags.ts";
import { trainFlags } from "./commands/train/flags.ts";
import type { Described, Group } from "./described.ts";
import { costFlags } from "./input/price.ts";
import { rangeFlags, retainFlags, studyFlags } from "./lab/study-flags.ts";

const spec = [
  "[spec...]",
  "a recipe such as cosine, a spec or config file, a script, - for standard input, JSON, or a scheduler in Python",
] as const;

/** Every command, in the order of help. */
export const commands: readonly (Described | Group)[] = [
  {
    name: "show",
    says: "draw schedules, with the numbers that matter",
    words: [spec],
    flags: [
      ["--log", "logarithmic LR axis"],
      ["--out <file>", "write a chart (.svg, .png, .html), every LR (.csv) or the spec (.json); repeatable"],
      ["--expand", "print the spec that a recipe becomes"],
      ["--json", "facts as JSON"],
      ["--ascii", "draw with ASCII only"],
      ["--braille", "draw with braille dots, into pipes, too"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/show.ts")).show,
  },
  {
    name: "table",
    says: "print the LR of each update",
    words: [spec],
    flags: [
      ["--each <length>", "only every n-th update: 100, 1%, 1ep"],
      ["--from <length>", "first update to print"],
      ["--to <length>", "update before which to stop"],
      ["--json", "one array of numbers: entry k is the LR of update k"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/table.ts")).table,
  },
  {
    name: "check",
    says: "find every mistake in specs, and what is legal but usually wrong",
    words: [spec],
    flags: [
      ["--strict", "warnings count as a negative result: status 1"],
      ["--json", "problems and warnings as JSON"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "explain",
    says: "say in plain words what a schedule does and why",
    words: [spec],
    flags: [
      [
        "--cost <price>",
        "what time on the machine costs: 2.5/h, $2.50/h, 60 EUR/day; with one of the next two",
      ],
      ["--hours <number>", "hours that the whole run takes"],
      ["--step-time <time>", "time of one optimizer step: 350ms, 0.35s"],
      ["--json", "the same as JSON"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  {
    name: "convert",
    says: "what a framework's scheduler really does, and the same schedule for another framework",
    words: [
      ["[scheduler...]", "a line of Python, a script, a config, - for standard input; a spec or a recipe"],
    ],
    flags: [
      ["--from <framework>", "whose scheduler it is; left out or auto, names and keys tell"],
      ["--to <target>", "torch, transformers, optax, keras ... or python: code; spec; csv or json: every LR"],
      ["--format <name>", "how code is written, where a framework has more ways: python, json, yaml, flags"],
      ["--all", "convert every scheduler of the text"],
      ["--group <n>", "one parameter group, from 1"],
      ["--out <path>", "write into a file"],
      ["--json", "everything as JSON: specs, notes, code"],
      ["--log", "logarithmic LR axis"],
      ["--ascii", "draw with ASCII only"],
      ["--braille", "draw with braille dots, into pipes, too"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/convert.ts")).convert,
  },
  {
    name: "diff",
    says: "where two schedules differ, by how much and why: specs, recipes, or any framework's",
    words: [["[spec...]", `two of these: ${spec[1]}`]],
    flags: [
      ["--tolerance <number>", "relative distance of equal LRs (default: 1e-9)"],
      ["--log", "logarithmic LR axis"],
      ["--out <file>", "write both into a chart (.svg, .png, .html) or a table (.csv); repeatable"],
      ["--json", "the comparison as JSON"],
      ["--ascii", "draw with ASCII only"],
      ["--braille", "draw with braille dots, into pipes, too"],
    ],
    recipes: "with the run",
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  {
    name: "find",
    says: "find the learning rates worth a search: the range test",
    words: [],
    flags: [
      ...studyFlags,
      ...rangeFlags,
      ["--scale <name>", "exponential (default) or linear"],
      ["--seeds <n>", "sweeps, each from a seed of its own (default: 3)"],
      ["--out <file>", "write the curve (.svg, .csv, .json); repeatable"],
      ["--ascii", "draw with ASCII only"],
      ["--braille", "draw with braille dots, into pipes, too"],
    ],
    load: async () => (await import("./commands/find.ts")).find,
  },
  {
    name: "tune",
    says: "find the best schedule and rate for your data, and how sure that is",
    words: [["[schedule...]", "schedules to look at (default: linear wsd one-cycle cosine), or spec files"]],
    flags: [
      ...studyFlags,
      ...retainFlags,
      ["--budget <amount>", "what it may use: 90s, 5min, 200k steps, 60runs (default: 90s)"],
      ["--steps <n>", "length of a run; left out, the budget decides"],
      ["--seeds <n>", "final seeds; left out, the budget decides: 8 when it can"],
      ["--price-per-hour <amount>", "what an hour of your machine costs: the report then says what is saved"],
      ["--out <folder>", "where the report goes (default: out)"],
      ...rangeFlags,
    ],
    load: async () => (await import("./commands/tune.ts")).tune,
  },
  {
    name: "compare",
    says: "train schedules side by side, each at its own best rate",
    words: [
      [
        "<schedule...>",
        "linear, cosine, wsd, sgdr, plateau ... or spec files; the best constant rate is the baseline",
      ],
    ],
    flags: [
      ...studyFlags,
      ...retainFlags,
      ["--steps <n>", "length of a run (default: 600)"],
      ["--rates <lrs>", "peak LRs that each tries, with commas; left out, those of a range test"],
      ["--rate-seeds <n>", "seeds on which each chooses its rate (default: 2)"],
      ["--seeds <n>", "fresh seeds on which they are compared (default: 8)"],
      ["--price-per-hour <amount>", "what an hour of your machine costs: the report then says what is saved"],
      ["--out <folder>", "where the report goes (default: out)"],
      ...rangeFlags,
    ],
    load: async () => (await import("./commands/compare.ts")).compare,
  },
  {
    name: "train",
    says: "train on your own data by a schedule or plan, with logs, checkpoints and resume",
    words: [spec],
    flags: trainFlags,
    recipes: "with its own run",
    load: async () => (await import("./commands/train.ts")).train,
  },
  {
    name: "advise",
    says: "which schedule and rate, why, and how to check it; facts as flags, as lines of JSON, or by questions",
    words: [],
    flags: [
      ...factFlags,
      ["--plain", "the answer for those who pay and do not code"],
      ...costFlags,
      ["--json", "the answer as one line of JSON"],
    ],
    load: async () => (await import("./commands/advise.ts")).advise,
  },
  {
    name: "scale",
    says: "what changes in a run when its batch size, devices or accumulation do",
    words: [],
    flags: scaleFlags,
    load: async () => (await import("./commands/scale.ts")).scale,
  },
  {
    name: "presets",
    says: "published recipes with their sources, or one of them",
    words: [["[name]", "the name of a recipe: anneal presets lists them"]],
    flags: [
      ["--task <word>", "only those of a task: pretrain, lora, vit"],
      ["--params <number>", "the closest to this size first"],
      ["--search <text>", "only those with these words in name, optimizer or source"],
      ["--spec", "print the schedule alone, as a spec"],
      ["--json", "the same as JSON"],
    ],
    load: async () => (await import("./commands/presets.ts")).presets,
  },
  {
    name: "diagnose",
    says: "read logs of runs, name their schedules, and say what went wrong",
    words: [["<log...>", "files or folders: CSV, JSON, TensorBoard, W&B, runs of anneal"]],
    flags: diagnoseFlags,
    load: async () => (await import("./commands/diagnose.ts")).diagnose,
  },
  forecastCommands,
  {
    name: "studio",
    says: "serve the studio, a page to draw, compare and race schedules in, with a folder of specs and logs",
    words: [["[folder]", "the folder whose specs, runs and logs it shows (default: this one)"]],
    flags: [
      ["--open", "open it in the browser"],
      ["--write", "let the page save into the folder; left out, it only reads"],
      ["--port <n>", "the port to listen on; left out, a free one"],
      ["--host <address>", "listen for other machines, too (default: 127.0.0.1, this machine alone)"],
      ["--json", "address and folder as one line of JSON"],
    ],
    load: async () => (await import("./commands/studio.ts")).studio,
  },
  {
    name: "new",
    says: "write a spec file that editors complete",
    words: [
      ["<recipe>", "a recipe or kind: anneal kinds lists them"],
      ["<file>", "where to write: .json, .yaml or .yml"],
    ],
    flags: [
      ["--schema <address>", "what the file names as its schema; left out: anneal.schema.json beside it"],
      ["--force", "write over an existing file"],
    ],
    recipes: "without the run",
    load: async () => (await import("./commands/new.ts")).create,
  },
  {
    name: "kinds",
    says: "list recipes and kinds, or the fields of one",
    words: [["[name]", "a recipe, a kind, or another word for one: SGDR, StepLR, k-decay"]],
    flags: [["--json", "the same as JSON"]],
    load: async () => (await import("./commands/kinds.ts")).kinds,
  },
  {
    name: "schema",
    says: "print the JSON Schema of spec files",
    words: [],
    flags: [["--out <file>", "write it into a file"]],
    load: async () => (await import("./commands/schema.ts")).schema,
  },
];
