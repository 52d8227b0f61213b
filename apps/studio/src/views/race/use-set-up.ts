import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import {
  constantRacer,
  isLame,
  type Lame,
  planOf,
  type RacePlan,
  type Racer,
  racerOf,
} from "../../race/plan.ts";
import { readNumber } from "../../race/setup.ts";

/** The race as it is being set up, with all that follows from the workspace. */
export interface SetUp {
  /** Every layer, and why some cannot race. */
  readonly entries: readonly (Racer | Lame)[];
  /** Those that take part, the baseline first. */
  readonly racers: readonly Racer[];
  readonly steps: number;
  readonly plan: RacePlan | { readonly missing: string };
}

const usualSteps = 800;

export function useSetUp(): SetUp {
  const { store, race } = useStudio();
  const setup = race.setup.value;
  const { horizon } = store.workspace.value;
  const drawn = store.drawn.value;
  const own = race.own.value;
  const steps = readNumber("steps", setup.steps).value ?? usualSteps;
  const entries = useMemo(() => drawn.map((each) => racerOf(each, horizon, steps)), [drawn, horizon, steps]);
  return useMemo(() => {
    const chosen = entries.filter((each): each is Racer => !isLame(each) && !setup.leftOut.includes(each.id));
    const racers = setup.baseline ? [constantRacer(steps), ...chosen] : chosen;
    const plan = planOf(setup, racers);
    const isReady = setup.task !== "own" || own?.facts !== undefined;
    return {
      entries,
      racers,
      steps,
      plan: isReady ? plan : { missing: own?.problem ?? "Drop your data, and choose what to predict." },
    };
  }, [entries, setup, steps, own]);
}
