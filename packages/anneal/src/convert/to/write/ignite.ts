import type { Write } from "../exported.ts";
import { assigned, float } from "../python/literal.ts";
import { fromImport, namesIn } from "./imports.ts";

const counts =
  /(^|_)(duration|durations|size|warmup_duration|cycle_size|T_max|T_0|T_mult|step_size|milestones|total_iters)$/;

/** Ignite's schedulers set a parameter by its name; those of torch stand inside them. */
const own = /^(PiecewiseLinear|CosineAnnealingScheduler|LinearCyclicalScheduler)$/;
const joining = /^(ConcatScheduler|create_lr_scheduler_with_warmup|LRScheduler)$/;

/** How a parameter scheduler of Ignite is run, before each update. */
export const attached = "# trainer.add_event_handler(Events.ITERATION_STARTED, scheduler)";

export const ignitePython: Write = ({ call, baseLr }) => {
  const names = namesIn(call);
  const torch = names.filter((name) => !own.test(name) && !joining.test(name));
  const first = (name: string): readonly string[] =>
    own.test(name) ? ["optimizer", '"lr"'] : joining.test(name) ? [] : ["optimizer"];
  const source = assigned("scheduler", call, { counts, first, pairs: /^milestones_values$/ });
  return {
    imports: [
      fromImport(
        "ignite.handlers",
        names.filter((name) => !torch.includes(name)),
      ),
      ...(torch.length > 0 ? [fromImport("torch.optim.lr_scheduler", torch)] : []),
    ],
    source: `${torch.length > 0 ? `# The optimizer has lr=${float(baseLr)}.\n` : ""}${source}\n${attached}`,
  };
};
