import type { UpdateRates } from "../optimizers/optimizer.ts";
import type { Divergence, Reading } from "../runners/runner.ts";
import { evaluateSet } from "./evaluation.ts";
import type { UpdateRecord } from "./hooks.ts";
import { helpersOf, type RunParts } from "./run-helpers.ts";
import type { RunEvent, RunState } from "./state.ts";

/** A run between two updates. */
export interface Run {
  readonly step: () => number;
  readonly lastLoss: () => number;
  /** Loss before each update so far. */
  readonly train: readonly number[];
  readonly readings: () => readonly Reading[];
  /** Whether {@link Run.atStop} has something to do before the next update. */
  readonly hasStop: () => boolean;
  /** Takes the snapshot and the validation reading that are due here, and lets the controller see it. */
  readonly atStop: () => Promise<Divergence | undefined>;
  readonly isOver: () => boolean;
  readonly update: () => Divergence | undefined;
  readonly read: (which: "valid" | "test") => Promise<Reading>;
  readonly save: (seconds: number) => RunState;
}

/** Puts a run together, at its start or where a checkpoint was made. The machine is not touched. */
export function createRun(parts: RunParts): Run {
  const { setup, request, hooks, pace } = parts;
  const { machine, rates, planned } = setup;
  const { batches, controller, watch, noise, stop, ensemble } = helpersOf(parts);
  const from = hooks.resume?.state;
  const train = [...(hooks.resume?.train ?? [])];
  const readings = [...(from?.readings ?? [])];
  const base = setup.plan.base;
  let step = from?.step ?? 0;
  const record = emptyRecord(rates(Math.max(0, step - 1), controller.factors()));
  let nextEvent = planned.before.findIndex((each) => each.step >= step);
  let nextReading = request.evaluateAt.findIndex((each) => each > (readings.at(-1)?.step ?? -1));
  let nextSnapshot = ensemble === undefined ? -1 : ensemble.snapshots();
  const tell = (kind: RunEvent["kind"], says = "", at = step): void =>
    hooks.event?.({ step: at, kind, says });

  const weights = request.evaluateOn === "ema" ? "ema" : "current";
  const read: Run["read"] = async (which) =>
    ensemble !== undefined && ensemble.snapshots() > 0
      ? ensemble.read(which, step)
      : await evaluateSet(setup[which], step, { machine, weights, pace });
  const snapshotDue = (): boolean => nextSnapshot >= 0 && planned.snapshots[nextSnapshot] === step - 1;
  const readingDue = (): boolean => nextReading >= 0 && request.evaluateAt[nextReading] === step;

  return {
    step: () => step,
    lastLoss: () => record.loss,
    train,
    readings: () => readings,
    hasStop: () => readingDue() || snapshotDue(),
    atStop: async () => {
      if (ensemble !== undefined && snapshotDue()) {
        await ensemble.add();
        nextSnapshot++;
        tell("snapshot", `number ${ensemble.snapshots()}`, step - 1);
      }
      if (!readingDue()) return undefined;
      const reading = await read("valid");
      nextReading++;
      readings.push(reading);
      hooks.reading?.("valid", reading);
      if (!Number.isFinite(reading.loss)) {
        const diverged = watch.lost(step, record.rates.lr[base]);
        tell("divergence", "the validation loss is not finite");
        return diverged;
      }
      const cut = controller.see(reading.loss);
      if (cut !== undefined) tell("cut", cut);
      return undefined;
    },
    isOver: () => step >= request.steps || stop.stopped(),
    update: () => {
      for (; planned.before[nextEvent]?.step === step; nextEvent++) tell(planned.before[nextEvent].kind);
      const given = rates(step, controller.factors());
      const now = batches.at(step);
      const found = machine.update(now, given);
      const { loss, gradientNorm } = found;
      noise.see(found, now.length);
      record.step = step;
      record.loss = loss;
      record.gradientNorm = gradientNorm;
      record.batchSize = now.length * setup.microBatch;
      record.noiseScale = noise.scale();
      hooks.update?.(record);
      const diverged = watch.see(step, loss, { gradientNorm, lr: given.lr[base] });
      if (diverged !== undefined) {
        tell("divergence", why(loss, gradientNorm));
        if (Number.isFinite(loss)) train.push(loss);
        return diverged;
      }
      train.push(loss);
      step++;
      if (stop.see(loss)) tell("stop", stop.reason());
      return undefined;
    },
    read,
    save: (seconds) => ({
      step,
      seconds,
      machine: machine.save(),
      readings: [...readings],
      watch: watch.save(),
      ...(noise.save() !== undefined && { noise: noise.save() }),
      ...(controller.save() !== undefined && { controller: controller.save() }),
      ...(stop.save() !== undefined && { stop: stop.save() }),
      ...(ensemble && { ensemble: ensemble.save() }),
    }),
  };
}

const emptyRecord = (rates: UpdateRates): { -readonly [Name in keyof UpdateRecord]: UpdateRecord[Name] } => ({
  step: 0,
  loss: Number.NaN,
  gradientNorm: Number.NaN,
  rates,
  batchSize: 0,
  noiseScale: Number.NaN,
});

const why = (loss: number, gradientNorm: number): string =>
  !Number.isFinite(loss)
    ? "the loss is not finite"
    : !Number.isFinite(gradientNorm)
      ? "the gradient is not finite"
      : "the loss is far above where it began, for long";
