import type { TaskSpec } from "@anneal/lab";
import { askWorker } from "./ask-worker.ts";
import { loadEngine } from "./engine.ts";
import { createGlass } from "./glass.ts";
import type { Lab } from "./lab.ts";
import { specOf } from "./own-data.ts";
import type { RacePlan } from "./plan.ts";
import { createRecord, type RaceRecord } from "./record.ts";
import { optimizerOf, runRace } from "./run-race.ts";
import type { RaceStore, Reins } from "./store.ts";
import { keptRuns } from "./store.ts";

/** Milliseconds from one look at a race to the next, at least. */
const redraw = 300;

/** The race was stopped by the user: what there is of it stays. */
class Stopped extends Error {}

/** Starts a race. It goes on until it ends, fails or is stopped; `store.now` always says how it stands. */
export async function startRace(
  store: RaceStore,
  plan: RacePlan,
  say: (words: string) => void,
): Promise<void> {
  store.reins.value?.stop();
  const record = createRecord(plan);
  const clock = createClock();
  const stop = new AbortController();
  let hold = (_: boolean): void => {};
  const statistics: { lab?: Lab } = {};
  const { publish, look } = createGlass(store, { record, statistics, seconds: clock.seconds });
  const reins: Reins = {
    pause: () => {
      hold(true);
      clock.hold(true);
      record.set({ state: "paused" });
      publish();
      void look();
    },
    resume: () => {
      hold(false);
      clock.hold(false);
      record.set({ state: "running" });
      publish();
    },
    stop: () => stop.abort(new Stopped("stopped")),
  };
  store.reins.value = reins;
  // Who closes or reloads the page is asked first: a race that is under way would be lost.
  const stay = (event: Event): void => event.preventDefault();
  addEventListener("beforeunload", stay);
  publish();
  store.curves.value = store.now.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookOn = async (): Promise<void> => {
    const begun = performance.now();
    if (record.now().state === "running") await look();
    // Where drawing is slow, it is done less often: most of the time is the user's.
    timer = setTimeout(lookOn, Math.max(redraw, 4 * (performance.now() - begun)));
  };
  timer = setTimeout(lookOn, redraw);
  const announce = setInterval(() => tellQuarter(record, say), 1000);
  try {
    await race(store, plan, { record, clock, stop, publish, statistics, hold: (how) => (hold = how) });
    say("The race has ended.");
  } catch (error) {
    const isStopped = stop.signal.aborted;
    record.set(isStopped ? { state: "stopped" } : { state: "failed", problem: sentenceOf(error) });
    say(isStopped ? "The race was stopped. Its results stay." : "The race could not go on.");
  } finally {
    clearInterval(announce);
    await look();
    clearTimeout(timer);
    removeEventListener("beforeunload", stay);
    if (store.reins.value === reins) store.reins.value = undefined;
  }
}

interface Parts {
  readonly record: RaceRecord;
  readonly clock: Clock;
  readonly stop: AbortController;
  readonly publish: () => void;
  /** Once the lab is there. */
  readonly statistics: { lab?: Lab };
  readonly hold: (how: (held: boolean) => void) => void;
}

async function race(store: RaceStore, plan: RacePlan, parts: Parts): Promise<void> {
  const { record, clock, stop, publish, statistics, hold } = parts;
  const choice = store.setup.value.task;
  const own = store.own.value;
  const lab = await loadEngine((loading) => {
    record.set({ loading });
    publish();
  });
  statistics.lab = lab;
  const asked = choice === "own" && own !== undefined ? specOf(own) : choice === "text" ? choice : "digits";
  const said = await askWorker({ task: asked, ...(plan.batch !== undefined && { batch: plan.batch }) });
  stop.signal.throwIfAborted();
  if (said.task === undefined) throw new Error(said.problem ?? "Choose the column to predict.");
  const facts = said.task;
  const spec = said.made ?? (asked as TaskSpec);
  record.set({ task: facts });
  const of = lab.canonical([
    choice,
    own?.number,
    spec.kind === "csv" && spec.target,
    facts.batch,
    optimizerOf(plan, facts),
  ]);
  await runRace({
    lab,
    plan,
    task: { spec, facts },
    record,
    kept: keptRuns(store, of, lab.canonical),
    signal: stop.signal,
    clock: clock.seconds,
    holder: hold,
    command: ["anneal", "studio"],
  });
}

/** Live races announce each quarter of the final runs. */
function tellQuarter(record: RaceRecord, say: (words: string) => void): void {
  const { stage, shares, state } = record.now();
  if (state !== "running" || stage !== 2) return;
  const quarter = Math.floor(4 * shares[2]) * 25;
  if (quarter > 0 && quarter < 100) say(`Final runs: ${quarter}% done.`);
}

interface Clock {
  readonly seconds: () => number;
  readonly hold: (held: boolean) => void;
}

/** Seconds of work, pauses left out. */
function createClock(): Clock {
  let since: number | undefined = performance.now();
  let before = 0;
  return {
    seconds: () => (before + (since === undefined ? 0 : performance.now() - since)) / 1000,
    hold: (held) => {
      if (held === (since === undefined)) return;
      if (since !== undefined) before += performance.now() - since;
      since = held ? undefined : performance.now();
    },
  };
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
