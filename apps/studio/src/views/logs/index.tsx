import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";

export function LogsView(): JSX.Element {
  return (
    <Columns leftName="Logs">
      <h1>Drop a training log.</h1>
    </Columns>
  );
}
