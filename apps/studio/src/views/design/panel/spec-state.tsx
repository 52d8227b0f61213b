import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { printSpec } from "../../../workspace/print-json.ts";
import { readJson } from "../../../workspace/read-json.ts";
import { useHandles } from "../handles/use-handles.ts";
import { useForm } from "./form-context.ts";

/** Whether the spec holds, at the foot of the panel: what is wrong in the library's own words. */
export function SpecState(): JSX.Element {
  const { store, editing } = useStudio();
  const { spec, problems, layerId, horizon, isUnread } = useForm();
  const draft = editing.drafts.value.get(layerId);
  const lines = draft === undefined ? problems.map(({ problem }) => problem.message) : [mistakeIn(draft)];
  const warnings = store.drawnSelected.value?.warnings ?? [];
  const isHidden = store.selected.value?.hidden === true;
  const hasHandles = useHandles().length > 0;
  if (lines.length > 0) {
    return (
      <div class="spec-state wrong" id="spec-state" role="status">
        <Icon name="warning" />
        <div>
          <b>{lines.length === 1 ? "1 problem." : `${lines.length} problems.`}</b>{" "}
          {lines.slice(0, 3).map((line) => (
            <code key={line}>{line} </code>
          ))}
          {lines.length > 3 && `and ${lines.length - 3} more`}
          {isUnread && <p>Form and chart show the last valid spec.</p>}
        </div>
      </div>
    );
  }
  return (
    <div class={`spec-state${warnings.length > 0 ? " warned" : ""}`} id="spec-state" role="status">
      <Icon name={warnings.length > 0 ? "warning" : "check"} />
      <div>
        {warnings.length > 0
          ? warnings.map(({ message }) => <p key={message}>{plain(message)}</p>)
          : `Valid. ${fills(store.drawnSelected.value?.curve.span ?? 0, horizon.steps)}`}
        {!hasHandles && !isHidden && <p>Nothing to drag: it is shaped by its fields and its JSON.</p>}
      </div>
      <CopyButton text={() => `${printSpec(spec)}\n`} />
    </div>
  );
}

/** Where the text of a draft stops being JSON. */
function mistakeIn(draft: string): string {
  const read = readJson(draft);
  if ("mistake" in read)
    return `line ${read.mistake.line}, column ${read.mistake.column}: ${read.mistake.says}`;
  return "spec: expected an object with a kind";
}

/** `linear: the decay ends at step 80` without the place, as a sentence. */
function plain(message: string): string {
  const said = message.replace(/^[^\s:]+: /, "");
  const counted = said.replace(/(?<![\d.])\d{4,}(?![\d.e])/g, (count) => formatSteps(Number(count)));
  return `${counted[0].toUpperCase()}${counted.slice(1)}.`;
}

/** How the parts and the run fit. */
function fills(span: number, steps: number): string {
  if (!Number.isFinite(span)) return `It has no end of its own; the run has ${formatSteps(steps)} steps.`;
  if (Math.abs(span - steps) < 0.5) return `Parts fill the ${formatSteps(steps)} steps.`;
  return span < steps
    ? `Parts end at step ${formatSteps(Math.round(span))}; then the last value holds.`
    : `Parts take ${formatSteps(Math.round(span))} steps; the run has ${formatSteps(steps)}.`;
}
