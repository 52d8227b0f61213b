import { logFlags } from "../logs/log-flags.ts";

/** The flags of `anneal diagnose`, as `[flag, what it says]`. */
export const diagnoseFlags: readonly (readonly [flag: string, says: string])[] = [
  ["--steps <n>", "updates that were planned: 500, 10k, 1.2M"],
  ["--beta2 <n>", "Adam's second beta (where the log does not say: 0.999)"],
  ["--accumulation <n>", "micro-batches in an update"],
  ["--devices <n>", "processes or devices that train together"],
  [
    "--spec-out <file>",
    "write the schedule that was recovered as a spec (.json), for show, convert and forecast",
  ],
  ["--out <file>", "write a picture (.svg, .png, .html) or the findings (.json); repeatable"],
  ["--json", "findings as JSON"],
  ["--ascii", "draw with ASCII only"],
  ["--braille", "draw with braille dots, into pipes, too"],
  ...logFlags,
];
