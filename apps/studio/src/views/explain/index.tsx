import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";

export function ExplainView(): JSX.Element {
  return (
    <Columns leftName="Explain">
      <h1>Pick a schedule to explain.</h1>
    </Columns>
  );
}
