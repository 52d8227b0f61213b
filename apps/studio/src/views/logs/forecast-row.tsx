import { compile } from "anneal";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { selectedOf } from "../../runs/outlook.ts";
import type { Asked, Told } from "../../runs/types.ts";
import { IconButton } from "../../ui/button.tsx";
import { Sparkline } from "../../ui/sparkline.tsx";
import { readable, withInterval } from "./lib/numbers.ts";
import { refusalWords } from "./lib/refusal.ts";
import { hueOf } from "./lib/series.ts";
import { takeAway } from "./lib/take-away.ts";
import { useLogsPage } from "./logs-context.ts";
import { Swatch } from "./swatch.tsx";

/** A schedule with its forecast, or why there is none. */
export function ForecastRow({ asked }: { readonly asked: Asked }): JSX.Element {
  const { runs, store } = useStudio();
  const { plan } = useLogsPage();
  const { outlook } = runs;
  const told =
    runs.fitted.value === undefined && runs.fit.value.kind !== "fitting"
      ? undefined
      : outlook.told.value.get(asked.id);
  const candidates = outlook.candidates.value;
  const isCandidate = candidates.some(({ id }) => id === asked.id);
  const isSelected = selectedOf(runs, plan.value.asked)?.id === asked.id;
  const hue = hueOf(asked.id, { layers: store.workspace.value.layers, candidates, base: plan.value.base });
  // The same reason is said once, at the first.
  const isSaid =
    told !== undefined &&
    "refused" in told &&
    firstRefused(plan.value.asked, outlook.told.value, told.path) !== asked.id;
  const curve = useMemo(() => compile.inspect(asked.spec, { steps: asked.steps }).curve, [asked]);
  const remove = (): void => {
    outlook.candidates.value = candidates.filter(({ id }) => id !== asked.id);
  };
  return (
    <li class={`logs-forecast-row${isSelected ? " selected" : ""}`}>
      <div class="logs-row">
        <Swatch hue={hue} />
        <button
          type="button"
          class="logs-row-main"
          aria-pressed={isSelected}
          onClick={() => (outlook.selected.value = asked.id)}
        >
          <span class="logs-row-name" title={asked.name}>
            {asked.name}
          </span>
          <span class="meta logs-row-sub">
            {told === undefined
              ? "no forecast yet"
              : "refused" in told
                ? `cannot be forecast${isSaid ? ", as above" : ""}`
                : `ends ${withInterval(told)}`}
          </span>
        </button>
        {curve !== undefined && <Sparkline curve={curve} steps={asked.steps} hue={hue} />}
        {isCandidate && (
          <span class="logs-row-remove">
            <IconButton
              icon="close"
              label={`Remove ${asked.name}`}
              onClick={({ currentTarget }) => takeAway(currentTarget, remove)}
            />
          </span>
        )}
      </div>
      {told !== undefined && "refused" in told && !isSaid && (
        <div class="logs-row-note">
          <p>{refusalWords(told.path, told.refused)}</p>
          <p class="logs-raw">{readable(told.refused)}</p>
        </div>
      )}
      {told !== undefined && !("refused" in told) && told.warnings.length > 0 && (
        <p class="logs-row-note logs-warn-text">{readable(told.warnings.join(" "))}</p>
      )}
    </li>
  );
}

/** The first schedule that is refused for that reason. */
const firstRefused = (
  asked: readonly Asked[],
  told: ReadonlyMap<string, Told>,
  path: string,
): string | undefined =>
  asked.find(({ id }) => {
    const answer = told.get(id);
    return answer !== undefined && "refused" in answer && answer.path === path && path !== "";
  })?.id;
