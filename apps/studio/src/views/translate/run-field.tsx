import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { TextField } from "../../ui/text-field.tsx";
import type { Join } from "./join.ts";

/** Over how many steps both are held, and how that is known. */
export function RunField({ joined }: { readonly joined: Join }): JSX.Element {
  const { translate } = useStudio();
  const { steps, says, wrongSteps } = joined;
  const isAsked = steps === undefined;
  return (
    <div class="run-field">
      <TextField
        label="Steps of the run"
        value={translate.steps.value}
        auto={translate.steps.value === "" && steps !== undefined ? formatSteps(steps) : undefined}
        inputMode="numeric"
        onCommit={(text) => {
          translate.stepsFor.value = (["a", "b"] as const).filter(
            (letter) => translate[letter].value.text !== "",
          );
          translate.steps.value = text;
        }}
        error={wrongSteps}
      />
      <span class="quiet-text">
        {isAsked ? "It has no end of its own: say how many steps the run has." : says}
      </span>
    </div>
  );
}
