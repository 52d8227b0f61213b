import { formatLrFixed, formatShare, formatSteps, shortSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { select } from "../../../workspace/edits.ts";

/** What the card at the pointer says elsewhere: every layer at one step. A row selects its layer. */
export function ReadOut(): JSX.Element {
  const { store, cursor, pinned } = useStudio();
  const { horizon } = store.workspace.value;
  const step = Math.min(cursor.value ?? pinned.value ?? Math.round(horizon.steps * 0.6), horizon.steps);
  const shown = store.drawn.value.filter(({ layer }) => !layer.hidden);
  const tokens =
    horizon.tokensPerStep === undefined ? "" : ` · ${shortSteps(step * horizon.tokensPerStep)} tok`;
  return (
    <section class="read-out" aria-label="Values at a step">
      <header>
        <b>step {formatSteps(Math.round(step))}</b>
        <span class="quiet-text">
          {formatShare(step / horizon.steps)}
          {tokens}
        </span>
        <span class="grow" />
        <span class="quiet-text">LR</span>
      </header>
      <ul>
        {shown.map(({ layer, curve }) => (
          <li key={layer.id}>
            <button
              type="button"
              class={layer.id === store.selected.value?.id ? "selected" : undefined}
              data-hue={((layer.hue - 1) % 8) + 1}
              onClick={() => store.adjust((workspace) => select(workspace, layer.id))}
            >
              <span class="swatch" />
              <span class="layer-name">{layer.name}</span>
              <span class="read-value">{formatLrFixed(curve.at(step))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
