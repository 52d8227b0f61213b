import { type Call, isCall } from "../../call.ts";
import type { Write } from "../exported.ts";
import { assigned } from "../python/literal.ts";
import { fromImport, namesIn } from "./imports.ts";

/** A function of the position in the run, for fastai's ParamScheduler. */
/** fastai's users give all arguments by position. */
function byPosition(call: Call): Call {
  const args = Object.values(call.kwargs ?? {}).map((value) =>
    Array.isArray(value) ? value.map((each) => (isCall(each) ? byPosition(each) : each)) : value,
  );
  return { name: call.name, args };
}

export const fastaiPython: Write = ({ call }) => ({
  imports: [fromImport("fastai.callback.schedule", [...namesIn(call), "ParamScheduler"].sort())],
  source: `${assigned("schedule", byPosition(call), { counts: /$^/ })}\n# learn.fit(n_epoch, cbs=cbs)\ncbs = ParamScheduler({"lr": schedule})`,
});
