import { type Difference, formatLr, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { Chip } from "../../ui/chip.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { Join } from "./join.ts";

/** Where two schedules differ, in one sentence. */
export function verdictOf({ equal, steps, first, last, sampled }: Difference): string {
  const looked = sampled ? " that were looked at" : "";
  if (equal || first === undefined || last === undefined)
    return `The two are equal at all ${formatSteps(steps)} steps${looked}.`;
  const until = last.step < steps - 1 ? ` to step ${formatSteps(last.step)}` : "";
  if (first.step === 0)
    return until === ""
      ? "The two differ from the first step."
      : `The two differ from the first step${until}.`;
  const only = first.step === last.step;
  const where = only
    ? `only at step ${formatSteps(first.step)}`
    : `from step ${formatSteps(first.step)}${until}`;
  return `The two agree up to step ${formatSteps(first.step - 1)} and differ ${where}.`;
}

/** The answer above the picture, and what the picture shows. */
export function Verdict({ joined }: { readonly joined: Join }): JSX.Element {
  const { translate } = useStudio();
  const { difference, comparing, a, b } = joined;
  const both = difference !== undefined;
  return (
    <div class="answer">
      {comparing ? (
        <p class="answer-words" role="status">
          Looking at {formatSteps(comparing.horizon.steps)} steps of both.
        </p>
      ) : difference === undefined ? (
        <p class="answer-words">
          {a || b ? `${(a ?? b)?.side.scheduler} over ${formatSteps(joined.steps ?? 0)} steps.` : ""}
          {a && !b && <span class="quiet-text"> Fill B to compare.</span>}
        </p>
      ) : (
        <p class="answer-words" role="status">
          <Chip tone={difference.equal ? "ok" : "warn"}>{difference.equal ? "Equal" : "Differ"}</Chip>
          <strong>{verdictOf(difference)}</strong>
          <span class="quiet-text">{evidence(difference)}</span>
        </p>
      )}
      <Segmented
        label="Shown"
        bare
        value={both ? translate.show.value : "lr"}
        onChange={(value) => (translate.show.value = value)}
        choices={[
          { value: "lr", name: "LR" },
          { value: "difference", name: "Difference", disabled: !both },
          { value: "ratio", name: "Ratio", disabled: !both },
        ]}
      />
    </div>
  );
}

function evidence({ equal, largest }: Difference): string {
  if (equal) return "Within 1e-9 of each.";
  if (largest === undefined) return "";
  return `Largest gap ${formatLr(Math.abs(largest.a - largest.b))} at step ${formatSteps(largest.step)}.`;
}
