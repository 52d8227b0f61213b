import type { FindResult, Reading, RunRequest, RunResult, TuneReport } from "@anneal/lab";
import type { TaskFacts } from "./describe.ts";
import type { Loading } from "./engine.ts";
import { createHeats } from "./heats.ts";
import type { Outcome } from "./outcome.ts";
import type { RacePlan } from "./plan.ts";
import { remade } from "./remade.ts";
import type { Standing } from "./standing.ts";

export type RaceState = "loading" | "running" | "paused" | "stopped" | "ended" | "failed";

export const stageNames = ["Range test", "Rate search", "Final runs"] as const;
export type StageIndex = 0 | 1 | 2;

/** One of the final runs, as far as it is. */
export interface SeedRun {
  readonly seed: number;
  /** Seeds that run side by side are a heat; the first is 0. */
  readonly heat: number;
  /** Its last update that was read, or the end. */
  readonly step: number;
  /** Of the validation rows. */
  readonly readings: readonly Reading[];
  readonly test?: Reading;
  readonly diverged?: boolean;
  /** Loss before each update; there once the run is over. */
  readonly train?: readonly number[];
}

/** What a schedule came to at one peak. */
export interface RateTried {
  readonly peakLr: number;
  /** Mean validation loss of the runs that did not diverge. */
  readonly loss: number | null;
  readonly runs: number;
  readonly diverged: number;
}

/** A seed whose run could not be done. */
export interface LostSeed {
  readonly seed: number;
  readonly why: string;
}

/** A race at one moment. */
export interface RaceNow {
  readonly plan: RacePlan;
  readonly task?: TaskFacts;
  readonly state: RaceState;
  readonly loading?: Loading;
  readonly stage: StageIndex;
  /** How much of each stage is done, from 0 to 1. */
  readonly shares: readonly [number, number, number];
  /** Runs of the rate search so far, and of how many. */
  readonly searched?: { readonly done: number; readonly of: number };
  /** Of work, pauses left out. */
  readonly seconds: number;
  readonly found?: FindResult;
  readonly tried: ReadonlyMap<string, readonly RateTried[]>;
  /** The rate that each schedule runs at in the end. */
  readonly best: ReadonlyMap<string, number>;
  readonly runs: ReadonlyMap<string, readonly SeedRun[]>;
  readonly lost: readonly LostSeed[];
  /** Of the final runs. */
  readonly standing?: Standing;
  readonly report?: TuneReport;
  readonly outcome?: Outcome;
  /** Why it could not go on, in one sentence. */
  readonly problem?: string;
}

/** A run that is being watched. */
export interface Watched {
  readonly read: (set: "valid" | "test", reading: Reading) => void;
  readonly end: (result: RunResult) => void;
  readonly lose: (why: string) => void;
}

/** What is written down while a race runs. */
export interface RaceRecord {
  readonly watch: (racer: string, request: RunRequest) => Watched;
  readonly set: (change: Partial<Omit<RaceNow, "plan" | "tried" | "best" | "runs" | "lost">>) => void;
  readonly now: () => RaceNow;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const nothing: Watched = { read: () => {}, end: () => {}, lose: () => {} };

/** An empty record of a race that begins. */
export function createRecord(plan: RacePlan): RaceRecord {
  let facts: Omit<RaceNow, "tried" | "best" | "runs" | "lost"> = {
    plan,
    state: "loading",
    stage: 0,
    shares: [0, 0, 0],
    seconds: 0,
  };
  const losses = new Map<string, Map<number, number[]>>();
  const rates = new Map<string, number>();
  const finals = new Map<string, Map<number, Mutable<SeedRun>>>();
  const missing = new Map<number, string>();
  const heats = createHeats();
  // The same object as long as it says the same: what has not changed is not drawn again.
  const tried = remade(() => new Map([...losses].map(([racer, each]) => [racer, triedOf(each)])));
  const best = remade(() => new Map(rates));
  const runs = remade(() => new Map([...finals].map(([racer, seeds]) => [racer, soundOf(seeds, missing)])));
  const lost = remade(() => [...missing].map(([seed, why]) => ({ seed, why })));

  const search = (racer: string, { peakLr }: RunRequest): Watched => ({
    ...nothing,
    end: ({ diverged, valid }) => {
      const own = losses.get(racer) ?? new Map<number, number[]>();
      losses.set(racer, own);
      const end = diverged ? Number.POSITIVE_INFINITY : (valid.at(-1)?.loss ?? Number.NaN);
      own.set(peakLr, [...(own.get(peakLr) ?? []), end]);
      tried.spoil();
    },
  });
  const final = (racer: string, { seed, peakLr }: RunRequest): Watched => {
    if (rates.get(racer) !== peakLr) best.spoil();
    rates.set(racer, peakLr);
    const seeds = finals.get(racer) ?? new Map<number, Mutable<SeedRun>>();
    finals.set(racer, seeds);
    const heat = heats.join(seed);
    const change = (to: Partial<SeedRun>): void => {
      seeds.set(seed, { ...(seeds.get(seed) ?? { seed, heat, step: 0, readings: [] }), ...to });
      runs.spoil();
    };
    change({ step: 0, readings: [] });
    return {
      read: (set, reading) =>
        set === "test"
          ? change({ test: reading })
          : change({ step: reading.step, readings: [...(seeds.get(seed)?.readings ?? []), reading] }),
      end: ({ valid, test, diverged, train }) => {
        heats.leave();
        change({
          step: diverged?.step ?? plan.steps,
          readings: valid,
          train,
          ...(test && { test }),
          ...(diverged && { diverged: true }),
        });
      },
      lose: (why) => {
        heats.leave();
        missing.set(seed, why);
        lost.spoil();
        runs.spoil();
      },
    };
  };
  return {
    watch: (racer, request) =>
      request.stopRule !== undefined
        ? nothing
        : request.test
          ? final(racer, request)
          : search(racer, request),
    set: (change) => {
      facts = { ...facts, ...change };
    },
    now: () => ({ ...facts, tried: tried.get(), best: best.get(), runs: runs.get(), lost: lost.get() }),
  };
}

const triedOf = (rates: ReadonlyMap<number, readonly number[]>): readonly RateTried[] =>
  [...rates]
    .map(([peakLr, all]) => {
      const finite = all.filter(Number.isFinite);
      return {
        peakLr,
        loss: finite.length > 0 ? finite.reduce((sum, loss) => sum + loss, 0) / finite.length : null,
        runs: all.length,
        diverged: all.length - finite.length,
      };
    })
    .sort((one, other) => one.peakLr - other.peakLr);

/** Seeds are paired: one that a schedule has lost counts for none. */
const soundOf = (
  seeds: ReadonlyMap<number, SeedRun>,
  lost: ReadonlyMap<number, string>,
): readonly SeedRun[] =>
  [...seeds.values()].filter(({ seed }) => !lost.has(seed)).sort((one, other) => one.seed - other.seed);
