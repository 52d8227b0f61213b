import { optionName } from "../../input/run-facts.ts";
import { taskFlags } from "../../input/task-flags.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Options } from "../context.ts";

/** The flags of the probe. Those of optimizer and batch are those of the run that is scaled. */
export const verifyFlags: readonly (readonly [flag: string, says: string])[] = [
  [
    "--verify",
    "train briefly at the new setting and at twice its LR: status 1 if the new setting is unstable",
  ],
  ...taskFlags,
  ["--exec <command>", "with --verify: train with this command, which uses the new batch itself"],
  ["--exec-timeout <time>", "a command silent for so long is ended (default: 10min)"],
  ["--clip <norm>", "longest gradient of the probe's runs; a longer one is shortened"],
  ["--probe-steps <n>", "steps of each run of the probe (default: 300)"],
  ["--seeds <n>", "runs at each LR, each from a seed of its own (default: 3)"],
  ["--jobs <n>", "runs at the same time (default: one a core; 1 with --exec)"],
  ["--seed <n>", "everything random in the probe follows from it (default: 0)"],
];

/** Refuses flags of the probe where none is asked for, before anything is worked out. */
export function refuseStrays(options: Options): void {
  if (options.verify === true) return;
  const stray = verifyFlags
    .slice(1)
    .map(([flag]) => flag.split(" ")[0])
    .find((flag) => options[optionName(flag)] !== undefined);
  if (stray !== undefined) throw new UsageError(`${stray} belongs to --verify`, "add --verify");
}
