import type { Group } from "../../described.ts";
import { logFlags } from "../../logs/log-flags.ts";

const picture = [
  "--out <file>",
  "write a picture (.svg, .png, .html) or the numbers (.json); repeatable",
] as const;
const look = [
  ["--json", "the same as JSON"],
  ["--ascii", "draw with ASCII only"],
  ["--braille", "draw with braille dots, into pipes, too"],
] as const;
const reading = [
  ["--on <loss>", "validation or training loss; left out, the validation loss where there is enough of it"],
  ["--warmup <n>", "updates of the warmup, for logs that begin behind it"],
  ...logFlags,
] as const;
const runSteps = ["--steps <n>", "updates of the run that is forecast: 500, 10k, 1.2M"] as const;

/** The commands about runs that nobody has done yet. */
export const forecastCommands: Group = {
  name: "forecast",
  says: "forecast the loss of a schedule from logs of other runs, and find a better schedule",
  commands: [
    {
      name: "fit",
      says: "fit laws of the loss to logs of one or two runs, or more",
      words: [["<log...>", "files or folders: CSV, JSON, TensorBoard, W&B, runs of anneal"]],
      flags: [
        ["--out <file>", "write the law (.json) or a picture (.svg, .png, .html); repeatable"],
        ["--skip <length>", "leave out the beginning of each run, where no law holds (default: 5%)"],
        ...reading,
        ...look,
      ],
      load: async () => (await import("./fit.ts")).fit,
    },
    {
      name: "predict",
      says: "forecast the loss of a schedule by a fitted law",
      words: [["<law>", "a law that anneal forecast fit wrote"]],
      flags: [
        ["--spec <spec>", "the schedule: a file, JSON, a recipe such as cosine; repeatable"],
        ["--lr <log>", "a log whose learning rate is the schedule; losses in it are ignored"],
        runSteps,
        ["--anyway", "forecast also far from what was fitted, with the reasons as warnings"],
        picture,
        ...logFlags,
        ...look,
      ],
      recipes: "with its own run",
      load: async () => (await import("./predict.ts")).predict,
    },
    {
      name: "optimise",
      says: "find the schedule that is forecast to end at the lowest loss",
      words: [["<law>", "a law that anneal forecast fit wrote"]],
      flags: [
        runSteps,
        ["--peak <lr>", "its highest learning rate; left out, the highest of the fitted runs"],
        ["--warmup <length>", "its linear warmup; left out, that of the fitted runs"],
        ["--hold <length>", "stay at the peak so long before it may fall"],
        ["--cooldown <length>", "only the last so many updates may fall"],
        ["--final <lr>", "the learning rate of the last update; left out, whatever is best"],
        ["--anyway", "search also far from what was fitted, with the reasons as warnings"],
        ["--spec-out <file>", "write the schedule as a spec (.json), for anneal show and train"],
        ["--short", "write it as a few parts that can be read and edited, not as all of its knots"],
        picture,
        ...look,
      ],
      load: async () => (await import("./optimise.ts")).optimise,
    },
    {
      name: "backtest",
      says: "fit on some runs of a folder and score the forecast of the others",
      words: [["<folder>", "a folder with a runs.json, or with logs of runs"]],
      flags: [
        ["--train <ids>", "runs to fit on, with commas between them"],
        ["--test <ids>", "runs to forecast; left out, all others"],
        ["--anyway", "forecast also runs far from what was fitted"],
        ["--skip <length>", "leave out the beginning of each run, where no law holds (default: 5%)"],
        picture,
        ...reading,
        ...look,
      ],
      load: async () => (await import("./backtest.ts")).backtest,
    },
  ],
};
