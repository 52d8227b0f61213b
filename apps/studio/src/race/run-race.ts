import type { Candidate, OptimizerSpec, Runner, RunStore, TaskSpec } from "@anneal/lab";
import type { TaskFacts } from "./describe.ts";
import type { Lab } from "./lab.ts";
import { outcomeOf } from "./outcome.ts";
import { constantId, type RacePlan, type Racer } from "./plan.ts";
import type { RaceRecord, StageIndex } from "./record.ts";
import { spawnWorker } from "./spawn.ts";

/** What a race is run with. */
export interface Running {
  readonly lab: Lab;
  readonly plan: RacePlan;
  readonly task: { readonly spec: TaskSpec; readonly facts: TaskFacts };
  readonly record: RaceRecord;
  /** Runs of before, with the same data: none of them is done twice. */
  readonly kept: RunStore;
  readonly signal: AbortSignal;
  /** Seconds of work, pauses left out. */
  readonly clock: () => number;
  /** Told how to hold the race, and to let it go on. */
  readonly holder: (hold: (held: boolean) => void) => void;
  readonly command: readonly string[];
}

/** All cores but one, which the page needs to stay at hand, up to what a page may well start. */
const workersHere = (): number => Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));

/** Runs of one worker that are kept side by side: more of them need memory and show nothing sooner. */
const mostAtOnce = 16;

const optimizers: Readonly<Record<Exclude<RacePlan["optimizer"], "auto">, OptimizerSpec>> = {
  sgd: { kind: "sgd" },
  momentum: { kind: "momentum", momentum: 0.9 },
  adamw: { kind: "adamw", weightDecay: 0.01 },
};

export const optimizerOf = (plan: RacePlan, facts: TaskFacts): OptimizerSpec =>
  plan.optimizer === "auto" ? facts.optimizer : optimizers[plan.optimizer];

/** Range test, rate search and final runs, one after the other, in workers. Throws the signal's reason when stopped. */
export async function runRace(running: Running): Promise<void> {
  const { lab, plan, task, record, kept, signal, clock, holder, command } = running;
  const optimizer = optimizerOf(plan, task.facts);
  const width = workersHere();
  const atOnce = Math.min(mostAtOnce, Math.ceil((plan.racers.length * plan.seeds) / width));
  const workers = lab.createWorkerRunner({
    task: task.spec,
    spawn: spawnWorker,
    width,
    atOnce,
    batchSize: task.facts.batch,
    optimizer,
  });
  const tags = new WeakMap<object, string>();
  const runner = watched(lab.keepRunsIn(kept, workers), { lab, record, tags });
  holder((held) => workers.hold?.(held));
  const told = (stage: StageIndex) => (share: number) => {
    const shares = [0, 1, 2].map((each) => (each < stage ? 1 : each === stage ? share : 0));
    record.set({ stage, shares: shares as [number, number, number] });
  };
  try {
    record.set({ state: "running" });
    // The same sweeps again within `compare` come from what is kept: here they are shown as soon as they are there.
    const ledger = lab.createLedger({
      runner,
      signal,
      progress: ({ done, of, part }) => told(0)((done + part) / of),
    });
    const found = await lab.findRate(ledger, { seeds: rangeSeeds, optimizer: optimizer.kind });
    record.set({ found });
    const report = await lab.compare({
      runner,
      signal,
      task: task.facts.name,
      metric: task.facts.metric,
      facts: task.facts.facts,
      candidates: plan.racers.map((racer) => candidateOf(racer, { lab, plan, tags })),
      steps: plan.steps,
      rateCount: plan.rates,
      rateSeeds: plan.rateSeeds,
      beyond: 3,
      finalSeeds: plan.seeds,
      together: Math.max(1, Math.floor((atOnce * width) / plan.racers.length)),
      spareLost: true,
      seed: 0,
      optimizer,
      batchSize: task.facts.batch,
      command,
      date: new Date().toISOString().slice(0, 10),
      cores: width,
      now: clock,
      progress: ({ stage, done, part, of }) => {
        if (stage === "range test" || of === 0) return;
        if (stage === "rate search") record.set({ searched: { done, of } });
        told(stage === "rate search" ? 1 : 2)((done + part) / of);
      },
    });
    record.set({
      report,
      outcome: await outcomeOf(report, lab),
      state: "ended",
      shares: [1, 1, 1],
      stage: 2,
    });
  } finally {
    await workers.close();
  }
}

/** Those that `compare` takes for seed 0. */
const rangeSeeds = [900, 901, 902];

interface Tagging {
  readonly lab: Lab;
  readonly plan: RacePlan;
  readonly tags: WeakMap<object, string>;
}

/** A racer whose peak is still open. Each spec that it makes is remembered as its own. */
function candidateOf(racer: Racer, { lab, plan, tags }: Tagging): Candidate {
  const made =
    racer.id === constantId
      ? (lab.candidates.find(({ name }) => name === "constant") as Candidate)
      : lab.ownCandidate(racer.id, racer.spec, plan.steps);
  return {
    ...made,
    label: racer.name,
    at: (peakLr) => {
      const spec = { ...made.at(peakLr) };
      tags.set(spec, racer.id);
      return spec;
    },
  };
}

/** A runner whose runs are written down while they go on. */
function watched(
  runner: Runner,
  { lab, record, tags }: Pick<Tagging, "lab" | "tags"> & { readonly record: RaceRecord },
): Runner {
  return {
    ...runner,
    run: async (request, watch) => {
      const own = record.watch(tags.get(request.schedule) ?? "", request);
      try {
        const result = await runner.run(request, {
          ...watch,
          reading: own.read,
        });
        own.end(result);
        return result;
      } catch (error) {
        if (error instanceof lab.RunError) own.lose(whyLost(error.message));
        throw error;
      }
    },
  };
}

const whyLost = (message: string): string =>
  /memory/.test(message) ? "not enough memory" : "its worker ended twice";
