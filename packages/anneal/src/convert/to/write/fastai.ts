import type { Write } from "../exported.ts";
import { assigned } from "../python/literal.ts";
import { fromImport, namesIn } from "./imports.ts";

/** A function of the position in the run, for fastai's ParamScheduler. */
export const fastaiPython: Write = ({ call }) => ({
  imports: [fromImport("fastai.callback.schedule", [...namesIn(call), "ParamScheduler"].sort())],
  source: `${assigned("schedule", call, { counts: /$^/ })}\n# learn.fit(n_epoch, cbs=cbs)\ncbs = ParamScheduler({"lr": schedule})`,
});
