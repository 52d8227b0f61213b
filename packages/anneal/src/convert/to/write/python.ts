import type { Write } from "../exported.ts";
import { assigned, type CallStyle, float } from "../python/literal.ts";
import { fromImport, namesIn } from "./imports.ts";

/** Parameters that count: steps, epochs, cycles, places of a list. Every other number is a float. */
const counts =
  /(^|_)(steps?|iters?|epochs?|milestones|boundaries|T_max|T_0|T_mult|t_initial|warmup_t|decay_t|limit|size|size_up|size_down|periods?|begin|end|durations?|duration|num_cycles|count|patience|cooldown|patience_t|cooldown_t)$/;

const comment = (baseLr: number): string => `# The optimizer has lr=${float(baseLr)}.`;

/** A scheduler that is made of an optimizer, whose classes one module has. */
export const ofOptimizer =
  (module: string, more: CallStyle = {}): Write =>
  ({ call, baseLr }) => ({
    imports: [fromImport(module, namesIn(call))],
    source: `${comment(baseLr)}\n${assigned("scheduler", call, { counts, first: () => ["optimizer"], ...more })}`,
  });

/** A schedule that holds its LRs itself, in a module that is imported as a whole. */
export const ofModule =
  (module: string, prefix: string): Write =>
  ({ call }) => ({
    imports: [`import ${module}`],
    source: `${assigned("schedule", call, { counts, prefix })}`,
  });

/** Composer's schedulers multiply the LR of the optimizer, and are given to its Trainer. */
export const composerPython: Write = ({ call, baseLr }) => ({
  imports: [fromImport("composer.optim", namesIn(call))],
  source: `${comment(baseLr)}\n${assigned("scheduler", call, { counts })}`,
});

/** nanoGPT: the variables of a config file. */
export const nanogptPython: Write = ({ call: { kwargs = {} } }) => ({
  source: Object.entries(kwargs)
    .map(([name, value]) => `${name} = ${counts.test(name) ? value : float(value as number)}`)
    .join("\n"),
});
