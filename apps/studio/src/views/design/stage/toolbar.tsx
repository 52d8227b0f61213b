import { shortSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { changeHorizon } from "../../../workspace/edits.ts";
import { alongOf } from "../../../workspace/look.ts";
import { readAmount } from "../../../workspace/numbers.ts";
import { horizonMistake } from "../../../workspace/read.ts";
import type { Along } from "../../../workspace/types.ts";
import { Rates } from "./rates.tsx";

const rateOf = { epochs: "stepsPerEpoch", tokens: "tokensPerStep" } as const;
const rate = (along: Along): "stepsPerEpoch" | "tokensPerStep" | undefined =>
  along === "epochs" || along === "tokens" ? rateOf[along] : undefined;

/** How the chart is drawn, and how long the run is. */
export function Toolbar(): JSX.Element {
  const { store, look, editing, width } = useStudio();
  const { horizon } = store.workspace.value;
  const { scale, along } = look.value;
  const isPhone = width.value === "phone";
  const asked = editing.asksFor.value;
  const goAlong = (next: Along): void => {
    const needs = rate(next);
    if (needs !== undefined && horizon[needs] === undefined) editing.asksFor.value = needs;
    look.value = { ...look.value, along: next };
  };
  return (
    <div class="toolbar" role="toolbar" aria-label="Chart">
      <Segmented
        label="Scale"
        bare={isPhone}
        choices={[
          { value: "linear", name: "Linear" },
          { value: "log", name: "Log" },
        ]}
        value={scale}
        onChange={(next) => (look.value = { ...look.value, scale: next })}
      />
      <Segmented
        label="Along"
        bare={isPhone}
        choices={[
          { value: "steps", name: "Steps" },
          { value: "epochs", name: "Epochs" },
          { value: "tokens", name: isPhone ? "Tok" : "Tokens" },
          { value: "share", name: "%" },
        ]}
        value={asked !== undefined && asked === rate(along) ? along : alongOf(along, horizon)}
        onChange={goAlong}
      />
      {!isPhone && (
        <>
          <span class="grow" />
          <HorizonField />
        </>
      )}
    </div>
  );
}

/** Steps of the run, what they come to, and the rates behind that. */
export function HorizonField(): JSX.Element {
  const { store } = useStudio();
  const { horizon } = store.workspace.value;
  const [wrong, setWrong] = useState<string>();
  const take = (text: string): void => {
    const next = { ...horizon, steps: readAmount(text) as number };
    const mistake = horizonMistake(next);
    setWrong(mistake);
    if (mistake === undefined) store.commit((workspace) => changeHorizon(workspace, next));
  };
  const { tokensPerStep, stepsPerEpoch, steps } = horizon;
  const comesTo =
    tokensPerStep !== undefined
      ? `= ${shortSteps(steps * tokensPerStep)} tok`
      : stepsPerEpoch !== undefined
        ? `= ${Number((steps / stepsPerEpoch).toPrecision(3))} ep`
        : "";
  return (
    <div class="horizon">
      <TextField
        label="Horizon"
        value={String(steps)}
        after="steps"
        inputMode="text"
        onCommit={take}
        onInput={(text) =>
          wrong !== undefined && setWrong(horizonMistake({ ...horizon, steps: readAmount(text) as number }))
        }
        error={wrong}
      />
      <span class="comes-to">{comesTo}</span>
      <Rates />
    </div>
  );
}
