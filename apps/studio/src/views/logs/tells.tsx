import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { Icon } from "../../ui/icon.tsx";
import { readable } from "./lib/numbers.ts";
import { whatItTells } from "./lib/tell.ts";

/** What the fitted runs can answer, and what they cannot, with the run that would settle it. */
export function Tells(): JSX.Element | null {
  const { runs } = useStudio();
  const fit = runs.fit.value;
  const answer = fit.kind === "fitted" ? fit.answer : fit.kind === "fitting" ? fit.before : undefined;
  if (answer === undefined) return null;
  return (
    <section class="logs-panel" aria-labelledby="tells-title">
      <div class="logs-panel-head">
        <h2 id="tells-title">What the data can tell</h2>
      </div>
      <ul class="logs-tells">
        {whatItTells(answer.fitted).map(({ tone, says }) => (
          <li key={says} class={`logs-${tone}`}>
            <Icon name={tone === "ok" ? "check" : "warning"} />
            <span>{readable(says)}</span>
          </li>
        ))}
        {answer.notes.map((note) => (
          <li key={note}>
            <Icon name="info" />
            <span>{readable(note)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
