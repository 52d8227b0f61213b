import { stopRule } from "anneal/range-test";
import { RunError } from "../../runners/run-error.ts";
import type { RunRequest } from "../../runners/runner.ts";

/** What no outside trainer can do: its schedule is a file that was written before it began, and its weights are its own. */
export function refuseRequest(request: RunRequest): void {
  const { controller, evaluateOn, optimizer, microBatch, accumulation, init, retain } = request;
  const no = (what: string, why: string): never => {
    throw new RunError(`${what} cannot be used with an outside command: ${why}`);
  };
  if (controller !== undefined)
    no(`the ${controller.kind} controller`, "its schedule is written before it begins");
  if (evaluateOn !== undefined && evaluateOn !== "last")
    no(
      evaluateOn === "ema" ? "averaging of weights" : "the ensemble of snapshots",
      "its weights are its own",
    );
  if (optimizer !== undefined) no(`the optimizer ${optimizer.kind}`, "it has an optimizer of its own");
  if (microBatch !== undefined || accumulation !== undefined) no("a batch size", "it makes its own batches");
  if (retain) no("old data", "it has data of its own");
  if (init !== undefined) no("a checkpoint to start from", "its weights are its own");
}

/** Whether a training loss ends the run, where the request has a rule for it. */
export function stopOf({ stopRule: asked }: RunRequest): ((loss: number) => boolean) | undefined {
  if (asked === undefined) return undefined;
  const rule = stopRule({ factor: asked.factor });
  let state = rule.start;
  return (loss) => {
    state = rule.next(state, loss);
    return rule.advice(state).stop;
  };
}
