import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { changeLog } from "../../runs/load.ts";
import type { LoadedLog } from "../../runs/types.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { readCount } from "./lib/amounts.ts";

/** Stretches of a run that the laws should not see: a spike, a restart, another data mix. */
export function ExcludeSteps({ log }: { readonly log: LoadedLog }): JSX.Element {
  const { runs } = useStudio();
  const [[from, to], setEnds] = useState<readonly [string, string]>(["", ""]);
  const [a, b] = [readCount(from), readCount(to)];
  const excluded = log.excluded ?? [];
  const add = (): void => {
    if (a === undefined || b === undefined) return;
    changeLog(runs, log.id, { excluded: [...excluded, [Math.min(a, b), Math.max(a, b)]] });
    setEnds(["", ""]);
  };
  return (
    <div class="logs-exclude">
      <h3>Leave out of the fit</h3>
      <ul>
        {excluded.map(([first, last]) => (
          <li key={`${first}-${last}`}>
            steps {formatSteps(first)} to {formatSteps(last)}
            <IconButton
              icon="close"
              label={`Fit steps ${formatSteps(first)} to ${formatSteps(last)} again`}
              onClick={() =>
                changeLog(runs, log.id, {
                  excluded: excluded.filter((each) => each[0] !== first || each[1] !== last),
                })
              }
            />
          </li>
        ))}
      </ul>
      <div class="logs-exclude-form">
        <TextField
          label="From step"
          value={from}
          inputMode="numeric"
          onInput={(text) => setEnds([text, to])}
          {...(from !== "" && a === undefined && { error: "A whole step" })}
        />
        <TextField
          label="To step"
          value={to}
          inputMode="numeric"
          onInput={(text) => setEnds([from, text])}
          {...(to !== "" && b === undefined && { error: "A whole step" })}
        />
        <Button disabled={a === undefined || b === undefined} onClick={add}>
          Leave out
        </Button>
      </div>
    </div>
  );
}
