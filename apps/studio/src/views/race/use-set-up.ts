import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import type { OwnData } from "../../race/own-data.ts";
import {
  constantRacer,
  isLame,
  type Lame,
  planOf,
  type RacePlan,
  type Racer,
  racerOf,
} from "../../race/plan.ts";
import { racesAtFirst, readNumber } from "../../race/setup.ts";

/** The race as it is being set up, with all that follows from the workspace. */
export interface SetUp {
  /** Every layer, and why some cannot race. */
  readonly entries: readonly (Racer | Lame)[];
  /** Those that take part, the baseline first. */
  readonly racers: readonly Racer[];
  /** Ids of the layers that take part. */
  readonly taken: ReadonlySet<string>;
  readonly steps: number;
  readonly plan: RacePlan | { readonly missing: string };
}

function whatOwnLacks(own: OwnData | undefined): string {
  if (own === undefined) return "Drop your data, and choose what to predict.";
  return own.isReading ? `Reading ${own.name}` : "Choose the column to predict.";
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
    const sound = entries.filter((each): each is Racer => !isLame(each));
    const shown = drawn.flatMap(({ layer }) => (layer.hidden ? [] : [layer.id]));
    const chosen = sound.filter(({ id }) => {
      const layer = drawn.find((each) => each.layer.id === id)?.layer ?? {};
      return setup.chosen[id] ?? racesAtFirst(layer, shown.indexOf(id));
    });
    const racers = setup.baseline ? [constantRacer(steps), ...chosen] : chosen;
    const plan = planOf(setup, racers);
    const isReady = setup.task !== "own" || own?.facts !== undefined;
    return {
      entries,
      racers,
      taken: new Set(chosen.map(({ id }) => id)),
      steps,
      plan: isReady ? plan : { missing: own?.problem ?? whatOwnLacks(own) },
    };
  }, [entries, drawn, setup, steps, own]);
}
