import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { shownOf } from "../../runs/keep-fitted.ts";
import { Segmented } from "../../ui/segmented.tsx";

const names = { valLoss: "Validation loss", loss: "Training loss", gradNorm: "Gradient norm" } as const;
const averages = { "0": 0, "0.9": 0.9, "0.98": 0.98 } as const;

/** What the upper chart shows, and how much it is smoothed. */
export function Toolbar(): JSX.Element {
  const { runs } = useStudio();
  const logs = runs.logs.value;
  const choices = (["valLoss", "loss", "gradNorm"] as const).map((value) => {
    const isThere = logs.some(({ run }) => run[value] !== undefined);
    return {
      value,
      name: names[value],
      disabled: !isThere,
      ...(!isThere && { title: "No log has it" }),
    };
  });
  return (
    <div class="logs-toolbar">
      <Segmented
        bare
        label="Shown"
        choices={choices}
        value={shownOf(logs, runs.shown.value)}
        onChange={(value) => (runs.shown.value = value)}
      />
      <Segmented
        label="Smoothing"
        choices={[
          { value: "0", name: "Off" },
          { value: "0.9", name: "0.9" },
          { value: "0.98", name: "0.98" },
        ]}
        value={String(runs.smoothing.value) as keyof typeof averages}
        onChange={(value) => (runs.smoothing.value = averages[value])}
      />
    </div>
  );
}
