import type { Write } from "../exported.ts";
import { assignedLiteral, float } from "../python/literal.ts";

const counts = /(^|_)(milestones|T_max|periods?|begin|end|step_size|total_steps)$/;

/** The list `param_scheduler` of a config of MMEngine. */
export const mmenginePython: Write = ({ call: { kwargs = {} }, baseLr }) => ({
  source: `# The optimizer has lr=${float(baseLr)}.\n${assignedLiteral(
    "param_scheduler",
    kwargs.param_scheduler,
    {
      counts,
      dictionary: "call",
    },
  )}`,
});
