import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { removeLog } from "../../runs/load.ts";
import { lengthOf } from "../../runs/progress-of.ts";
import type { LoadedLog, Source } from "../../runs/types.ts";
import { IconButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { shortNames } from "./lib/short-names.ts";
import { takeAway } from "./lib/take-away.ts";
import { LogDetails } from "./log-details.tsx";
import { Swatch } from "./swatch.tsx";

/** A log: what it is, how far it is, and behind it how it was read. */
export function LogRow({ log, source }: { readonly log: LoadedLog; readonly source: Source }): JSX.Element {
  const { runs } = useStudio();
  const [isOpen, setIsOpen] = useState(false);
  const { name, format, last, state } = log;
  const isGone = source.gone === true;
  const how =
    state === "running" || isGone ? `to step ${formatSteps(last)}` : `${formatSteps(lengthOf(log))} steps`;
  return (
    <li class={`logs-log-row${log.unfitted ? " off" : ""}`}>
      <div class="logs-row">
        <Swatch hue={log.hue} />
        <button
          type="button"
          class="logs-row-main"
          aria-expanded={isOpen}
          title={name}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span class="logs-row-name">{shortNames(runs.logs.value.map((each) => each.name))(name)}</span>
          <span class="meta logs-row-sub" title={`${format}, ${formatSteps(log.rows)} rows`}>
            {formatName(format)} · {how}
            {log.unfitted ? " · not fitted" : ""}
          </span>
        </button>
        <span
          class="logs-row-chip"
          title={isGone ? "Its file is no longer in the folder; what was read stays" : stateWhy(log)}
        >
          <Chip tone={state === "running" && !isGone ? "info" : "plain"}>{isGone ? "deleted" : state}</Chip>
        </span>
        <span class="logs-row-remove">
          <IconButton
            icon="close"
            label={`Remove ${name}`}
            onClick={({ currentTarget }) => takeAway(currentTarget, () => removeLog(runs, log))}
          />
        </span>
      </div>
      {isOpen && <LogDetails log={log} source={source} />}
    </li>
  );
}

/** `W&B history, JSON` is `W&B JSON` where there is little room. */
const formatName = (format: string): string =>
  format
    .replace(/ history, /, " ")
    .replace(/^event files? of TensorBoard.*/, "TensorBoard")
    .replace(/^trainer_state\.json of transformers/, "trainer_state.json")
    .replace(/^runs of anneal compare/, "anneal compare")
    .replace(/^lines of JSON/, "JSONL")
    .replace(/^lines that a trainer printed/, "printed lines")
    .replace(/^table of text, .*tab.*/, "TSV")
    .replace(/^table of text, .*/, "CSV")
    .replace(/^(lists by column|list of rows), JSON/, "JSON")
    .replace(/^history of Keras, JSON/, "Keras JSON");

function stateWhy({ state, facts, last, growing }: LoadedLog): string {
  if (facts.steps !== undefined) return `${formatSteps(last)} of ${formatSteps(facts.steps)} planned steps`;
  if (growing) return "Its file was written to in the last minute";
  return state === "running" ? "Its LR has not begun to fall" : "Its LR has fallen";
}
