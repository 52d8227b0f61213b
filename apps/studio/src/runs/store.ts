import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Fitted } from "anneal/forecast";
import { type Client, createClient } from "./jobs/client.ts";
import { makeWorker } from "./jobs/make-worker.ts";
import type { Candidate, FitAnswer, LoadedLog, LossKind, Source, Told } from "./types.ts";

/** What of a log the upper chart shows. */
export type ShownSeries = LossKind | "gradNorm";

export type FitState =
  | { readonly kind: "none" }
  | { readonly kind: "fitting"; readonly before?: FitAnswer }
  | { readonly kind: "fitted"; readonly answer: FitAnswer }
  | { readonly kind: "refused"; readonly says: string };

export interface FitSettings {
  /** Share of each run that is left out at its start. */
  readonly skip: number;
  /** What a run that is done again moves by, in units of the loss. */
  readonly noise: number;
}

/** The logs of the page and what was fitted on them. They stay in this browser and are never part of a link. */
export interface Runs {
  readonly sources: Signal<readonly Source[]>;
  /** Every run that was read. */
  readonly loaded: Signal<readonly LoadedLog[]>;
  /** The runs that are shown. */
  readonly logs: ReadonlySignal<readonly LoadedLog[]>;
  readonly shown: Signal<ShownSeries>;
  /** Weight of the past in the average that is drawn; 0 for none. */
  readonly smoothing: Signal<0 | 0.9 | 0.98>;
  readonly settings: Signal<FitSettings>;
  readonly fit: Signal<FitState>;
  readonly fitted: ReadonlySignal<Fitted | undefined>;
  readonly outlook: Outlook;
  readonly client: Client;
  /** What ends the reading of each source that is being read. */
  readonly readings: Map<string, AbortController>;
}

/** What is asked of the fitted laws. */
export interface Outlook {
  readonly candidates: Signal<readonly Candidate[]>;
  /** The candidate or layer that handles and the verdict belong to. */
  readonly selected: Signal<string | undefined>;
  /** Length of the run that is forecast; left out: as planned. */
  readonly steps: Signal<number | undefined>;
  /** Answers by the id of what was asked; an old one stays until the new one is there. */
  readonly told: Signal<ReadonlyMap<string, Told>>;
}

const firstCandidates: readonly Candidate[] = [
  { id: "c1", hue: 3, kind: "cooldown", share: 0.2, shape: "1-sqrt", to: 0 },
  { id: "c2", hue: 4, kind: "cooldown", share: 0.1, shape: "linear", to: 0 },
  { id: "c3", hue: 5, kind: "constant" },
];

export function createRuns(client: Client = createClient(makeWorker)): Runs {
  const sources = signal<readonly Source[]>([]);
  const loaded = signal<readonly LoadedLog[]>([]);
  const fit = signal<FitState>({ kind: "none" });
  return {
    sources,
    loaded,
    logs: loaded,
    shown: signal("valLoss"),
    smoothing: signal(0),
    settings: signal({ skip: 0.05, noise: 0.003 }),
    fit,
    fitted: computed(() => (fit.value.kind === "fitted" ? fit.value.answer.fitted : undefined)),
    outlook: {
      candidates: signal(firstCandidates),
      selected: signal(undefined),
      steps: signal(undefined),
      told: signal(new Map()),
    },
    client,
    readings: new Map(),
  };
}
