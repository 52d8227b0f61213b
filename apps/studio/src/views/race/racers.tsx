import { formatLr } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { constantId, constantRacer, isLame, type Racer } from "../../race/plan.ts";
import type { RaceSetup } from "../../race/setup.ts";
import { Spark } from "./spark.tsx";
import { useRace } from "./use-race.ts";
import type { SetUp } from "./use-set-up.ts";

/** Which schedules race: the layers of the workspace, and a constant rate. */
export function RacersPanel({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { store, race } = useStudio();
  const { chosen, baseline } = race.setup.value;
  const best = useRace((now) => now?.best);
  const constant = useMemo(() => constantRacer(setUp.steps), [setUp.steps]);
  const { layers } = store.workspace.value;
  const change = (to: Partial<RaceSetup>): void => {
    race.setup.value = { ...race.setup.value, ...to };
  };
  const note = (id: string): string => {
    const lr = best?.get(id);
    return lr === undefined ? "its best peak is searched" : `best peak ${formatLr(lr)}`;
  };
  const toggle = (id: string, isIn: boolean): void => change({ chosen: { ...chosen, [id]: isIn } });
  const count = setUp.racers.length;
  return (
    <section class="race-section" aria-label="Racers">
      <h2 class="race-head">
        Racers{" "}
        <span class="quiet-text">
          {count} of {layers.length + 1}
        </span>
      </h2>
      <ul class="racers">
        {setUp.entries.map((entry) => {
          const layer = layers.find(({ id }) => id === entry.id);
          const isIn = setUp.taken.has(entry.id);
          return (
            <Row
              key={entry.id}
              name={layer?.name ?? ""}
              hue={layer?.hue ?? 1}
              isIn={isIn}
              steps={setUp.steps}
              note={isLame(entry) ? entry.why : note(entry.id)}
              {...(!isLame(entry) && { racer: entry })}
              onChange={(next) => toggle(entry.id, next)}
            />
          );
        })}
        <Row
          name="Constant"
          hue={0}
          isIn={baseline}
          note={baseline ? note(constantId) : "the usual baseline"}
          racer={constant}
          steps={setUp.steps}
          onChange={(next) => change({ baseline: next })}
        />
      </ul>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly hue: number;
  readonly isIn: boolean;
  readonly note: string;
  readonly racer?: Racer;
  readonly steps: number;
  readonly onChange: (isIn: boolean) => void;
}

function Row({ name, hue, isIn, note, racer, steps, onChange }: RowProps): JSX.Element {
  return (
    <li>
      <label class="racer" data-hue={hue === 0 ? 0 : ((hue - 1) % 8) + 1}>
        <input
          type="checkbox"
          checked={isIn}
          disabled={racer === undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="racer-name">
          <span>{name}</span>
          <span class="meta">{note}</span>
        </span>
        {racer !== undefined && <Spark racer={racer} steps={steps} />}
      </label>
    </li>
  );
}
