import type { RunFolder, RunSummary } from "@anneal/lab/node";
import type { Io } from "../../output/io.ts";
import type { Prepared } from "./prepare.ts";
import { createProgressLine } from "./progress-line.ts";

/** Trains in a folder, from its start or its checkpoint to the end, and shows how far it is. */
export async function carryOut(
  folder: RunFolder,
  { description, task, optimizer, setup, weights }: Prepared,
  { io, signal }: { readonly io: Io; readonly signal: AbortSignal },
): Promise<RunSummary> {
  const { trainRun } = await import("@anneal/lab");
  const { request } = description;
  const { plan, accumulation } = setup;
  const hooks = folder.begin({ task, plan, optimizer, accumulates: accumulation !== 1 });
  const shown = createProgressLine(io, { steps: request.steps, from: hooks.resume?.state.step ?? 0 });
  try {
    const result = await trainRun(setup, request, {
      ...hooks,
      ...(weights && { weights }),
      signal,
      update: (record) => {
        hooks.update(record);
        shown.lr(record.rates.lr[plan.base]);
      },
      reading: (set, reading) => {
        hooks.reading(set, reading);
        if (set === "valid") shown.valid(reading.loss);
      },
      progress: (step, loss) => {
        hooks.progress(step, loss);
        shown.progress(step, loss);
      },
    });
    return folder.finish(result);
  } finally {
    shown.close();
    setup.machine.dispose();
  }
}
