import type { CooldownShape } from "anneal";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import type { Candidate } from "../../runs/types.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { readShare } from "./lib/amounts.ts";
import { useLogsPage } from "./logs-context.ts";

const shapes: readonly { readonly value: CooldownShape; readonly name: string }[] = [
  { value: "1-sqrt", name: "1−√" },
  { value: "linear", name: "linear" },
  { value: "cosine", name: "cosine" },
  { value: "square", name: "square" },
  { value: "mirror-cosine", name: "mirror cosine" },
  { value: "exponential", name: "exponential" },
  { value: "lowered-linear", name: "lowered linear" },
];

/** Another cooldown to forecast, or the run as it is or was planned. Layers of Design are always in the list. */
export function AddCandidate({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const { runs } = useStudio();
  const { plan } = useLogsPage();
  const [share, setShare] = useState("20%");
  const [shape, setShape] = useState<CooldownShape>("1-sqrt");
  const { candidates, selected } = runs.outlook;
  const part = readShare(share);
  const add = (candidate: (about: { readonly id: string; readonly hue: number }) => Candidate): void => {
    const taken = candidates.value.map(({ id }) => id);
    let number = taken.length + 1;
    while (taken.includes(`c${number}`)) number += 1;
    const used = [...runs.logs.value, ...candidates.value].map(({ hue }) => hue);
    const hue = [3, 4, 6, 7, 8, 2, 5].find((each) => !used.includes(each)) ?? used.length + 1;
    const next = candidate({ id: `c${number}`, hue });
    candidates.value = [...candidates.value, next];
    selected.value = next.id;
    onDone();
  };
  const has = (kind: Candidate["kind"]): boolean => candidates.value.some((each) => each.kind === kind);
  return (
    <div class="logs-panel-add">
      <div class="logs-add-form">
        <TextField
          label="Cool down the last"
          value={share}
          onInput={setShare}
          {...((part === undefined || part === 0) && { error: "A share above 0%, below 100%" })}
        />
        <Select
          label="Shape"
          value={shape}
          choices={shapes}
          onChange={(value) => setShape(value as CooldownShape)}
        />
      </div>
      <div class="logs-ways">
        <Button
          disabled={part === undefined || part === 0}
          onClick={() => add((about) => ({ ...about, kind: "cooldown", share: part ?? 0.2, shape, to: 0 }))}
        >
          Add cooldown
        </Button>
        {!has("constant") && (
          <Button onClick={() => add((about) => ({ ...about, kind: "constant" }))}>Stay constant</Button>
        )}
        {!has("planned") && plan.value.ground.planned !== undefined && (
          <Button onClick={() => add((about) => ({ ...about, kind: "planned" }))}>As planned</Button>
        )}
      </div>
      <p class="meta">Layers of Design are in the list by themselves.</p>
    </div>
  );
}
