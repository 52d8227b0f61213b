import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";

export function RaceView(): JSX.Element {
  return (
    <Columns leftName="Race">
      <h1>Race two schedules.</h1>
    </Columns>
  );
}
