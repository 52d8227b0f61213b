import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";
import { useStudio } from "../../app/studio.ts";
import { Charts } from "./charts.tsx";
import { Controls } from "./controls.tsx";
import { Empty } from "./empty.tsx";
import { OwnDataPanel } from "./own-data.tsx";
import "./race.css";
import { RacersPanel } from "./racers.tsx";
import { RangePanel } from "./range.tsx";
import { RateTable } from "./rate-table.tsx";
import { SetupForm } from "./setup-form.tsx";
import { StandingPanel } from "./standing.tsx";
import { useRace } from "./use-race.ts";
import { useSetUp } from "./use-set-up.ts";

/** Trains a small model under several schedules at once, each at its own best rate. */
export function RaceView(): JSX.Element {
  const { store } = useStudio();
  const setUp = useSetUp();
  const isNew = useRace((now) => now === undefined);
  if (store.drawn.value.length === 0 && isNew) return <Empty />;
  const left = (
    <>
      <RacersPanel setUp={setUp} />
      <SetupForm />
      <OwnDataPanel />
    </>
  );
  const right = (
    <>
      <StandingPanel />
      <RangePanel />
    </>
  );
  return (
    <Columns leftName="Racers" left={left} rightName="Standing" right={right}>
      <h1 class="visually-hidden">Race</h1>
      <Controls setUp={setUp} />
      <Charts setUp={setUp} />
      <RateTable />
    </Columns>
  );
}
