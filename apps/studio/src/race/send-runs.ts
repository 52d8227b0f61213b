import type { LogSource } from "../runs/types.ts";
import type { RaceNow } from "./record.ts";

/** The first final run of every schedule as a training log: step, LR, training loss, and validation loss where it was read. */
export function logsOf({ plan, runs, best }: Pick<RaceNow, "plan" | "runs" | "best">): readonly LogSource[] {
  return plan.racers.flatMap(({ id, name, curve, peak }) => {
    const run = runs.get(id)?.find(({ train }) => train !== undefined);
    if (run?.train === undefined) return [];
    const by = (best.get(id) ?? peak) / peak;
    const read = new Map(run.readings.map(({ step, loss }) => [step, loss]));
    const lines = run.train.map((loss, step) =>
      [step, curve.at(step) * by, loss, read.get(step + 1) ?? ""].join(","),
    );
    const text = `step,lr,train_loss,val_loss\n${lines.join("\n")}\n`;
    const data = new Blob([text], { type: "text/csv" });
    return [{ name: `race, ${name}, seed ${run.seed}.csv`, data, updates: run.train.length }];
  });
}
