import type { FindResult, Reading, RunRequest, RunResult, TuneReport } from "@anneal/lab";
import type { TaskFacts } from "./describe.ts";
import type { Loading } from "./engine.ts";
import type { Outcome } from "./outcome.ts";
import type { RacePlan } from "./plan.ts";
import type { Standing } from "./standing.ts";

export type RaceState = "loading" | "running" | "paused" | "stopped" | "ended" | "failed";

export const stageNames = ["Range test", "Rate search", "Final runs"] as const;
export type StageIndex = 0 | 1 | 2;

/** One of the final runs, as far as it is. */
export interface SeedRun {
  readonly seed: number;
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
  readonly step: (step: number) => void;
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

const nothing: Watched = { step: () => {}, read: () => {}, end: () => {}, lose: () => {} };

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
  const best = new Map<string, number>();
  const finals = new Map<string, Map<number, Mutable<SeedRun>>>();
  const lost = new Map<number, string>();

  const search = (racer: string, { peakLr }: RunRequest): Watched => ({
    ...nothing,
    end: ({ diverged, valid }) => {
      const rates = losses.get(racer) ?? new Map<number, number[]>();
      losses.set(racer, rates);
      const end = diverged ? Number.POSITIVE_INFINITY : (valid.at(-1)?.loss ?? Number.NaN);
      rates.set(peakLr, [...(rates.get(peakLr) ?? []), end]);
    },
  });
  const final = (racer: string, { seed, peakLr }: RunRequest): Watched => {
    best.set(racer, peakLr);
    const seeds = finals.get(racer) ?? new Map<number, Mutable<SeedRun>>();
    finals.set(racer, seeds);
    const change = (to: Partial<SeedRun>): void => {
      seeds.set(seed, { ...(seeds.get(seed) ?? { seed, step: 0, readings: [] }), ...to });
    };
    change({ step: 0, readings: [] });
    return {
      step: (step) => change({ step }),
      read: (set, reading) =>
        set === "test"
          ? change({ test: reading })
          : change({ step: reading.step, readings: [...(seeds.get(seed)?.readings ?? []), reading] }),
      end: ({ valid, test, diverged, train }) =>
        change({
          step: diverged?.step ?? plan.steps,
          readings: valid,
          train,
          ...(test && { test }),
          ...(diverged && { diverged: true }),
        }),
      lose: (why) => {
        lost.set(seed, why);
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
    now: () => ({
      ...facts,
      tried: new Map([...losses].map(([racer, rates]) => [racer, triedOf(rates)])),
      best: new Map(best),
      runs: new Map([...finals].map(([racer, seeds]) => [racer, soundOf(seeds, lost)])),
      lost: [...lost].map(([seed, why]) => ({ seed, why })),
    }),
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
