import type { JSX } from "preact";
import { Columns } from "../../app/layout.tsx";

export function TranslateView(): JSX.Element {
  return (
    <Columns leftName="Translate">
      <h1>Paste a scheduler.</h1>
    </Columns>
  );
}
