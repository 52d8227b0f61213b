import { effect, type ReadonlySignal } from "@preact/signals";
import type { Plan } from "./outlook.ts";
import type { Runs } from "./store.ts";
import type { Asked, Told } from "./types.ts";

/** Keeps forecasts up to date with what is asked: while one answer is on its way, only the newest question waits. */
export function keepTold(runs: Runs, plan: ReadonlySignal<Plan>): () => void {
  const { outlook, fitted, client } = runs;
  const known = new WeakMap<object, Map<string, Told>>();
  let isBusy = false;
  let isClosed = false;
  const go = async (): Promise<void> => {
    if (isBusy || isClosed) return;
    const laws = fitted.peek();
    if (laws === undefined) return;
    const answers = known.get(laws) ?? new Map<string, Told>();
    known.set(laws, answers);
    const { asked } = plan.peek();
    const missing = asked.filter((each) => !answers.has(keyOf(each)));
    if (missing.length > 0) {
      isBusy = true;
      try {
        const told = await client.run("forecast", { fitted: laws, asked: missing });
        missing.forEach((each, i) => void answers.set(keyOf(each), told[i]));
        if (answers.size > most) answers.delete(answers.keys().next().value as string);
      } finally {
        isBusy = false;
      }
    }
    if (laws === fitted.peek()) {
      const before = outlook.told.peek();
      const next = asked.flatMap((each): [string, Told][] => {
        const told = answers.get(keyOf(each)) ?? before.get(each.id);
        return told === undefined ? [] : [[each.id, told]];
      });
      outlook.told.value = new Map(next);
    }
    if (missing.length > 0) void go();
  };
  const stop = effect(() => {
    void [fitted.value, plan.value];
    void go();
  });
  return () => {
    isClosed = true;
    stop();
  };
}

/** So many answers are remembered. */
const most = 400;

const keyOf = ({ spec, steps, from }: Asked): string => JSON.stringify([spec, steps, from]);
