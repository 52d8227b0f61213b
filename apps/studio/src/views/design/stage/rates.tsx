import type { Horizon } from "anneal";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { Popover } from "../../../ui/popover.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { changeHorizon } from "../../../workspace/edits.ts";
import { alongOf } from "../../../workspace/look.ts";
import { readAmount, showValue } from "../../../workspace/numbers.ts";
import { horizonMistake } from "../../../workspace/read.ts";

type Rate = "stepsPerEpoch" | "samplesPerStep" | "tokensPerStep";

const names: Readonly<Record<Rate, readonly [name: string, unit: string]>> = {
  stepsPerEpoch: ["Steps per epoch", "steps"],
  samplesPerStep: ["Samples per step", "samples"],
  tokensPerStep: ["Tokens per step", "tokens"],
};

/** What an epoch, a sample and a token are in steps: the axis and lengths such as "3ep" need it. */
export function Rates(): JSX.Element {
  const { editing, look, store } = useStudio();
  const asked = editing.asksFor.value;
  const closed = (isOpen: boolean): void => {
    if (isOpen) return;
    editing.asksFor.value = undefined;
    // Without the rate there is no such axis.
    const along = alongOf(look.value.along, store.workspace.value.horizon);
    if (along !== look.value.along) look.value = { ...look.value, along };
  };
  return (
    <Popover
      look="icon-button"
      icon="more"
      label="Epochs, samples and tokens of the run"
      role="dialog"
      open={asked === undefined ? undefined : true}
      onToggle={closed}
    >
      <div class="rates">
        <p class="quiet-text">
          Lengths and the axis can be in epochs, samples or tokens once their size is known.
        </p>
        {(Object.keys(names) as Rate[]).map((rate) => (
          <RateField key={rate} rate={rate} isFirst={rate === asked} />
        ))}
      </div>
    </Popover>
  );
}

function RateField({ rate, isFirst }: { readonly rate: Rate; readonly isFirst: boolean }): JSX.Element {
  const { store } = useStudio();
  const { horizon } = store.workspace.value;
  const [wrong, setWrong] = useState<string>();
  const [name, unit] = names[rate];
  const take = (text: string): void => {
    const { [rate]: _, ...others } = horizon;
    const typed = readAmount(text);
    const next: Horizon = typed === undefined ? others : { ...others, [rate]: typed };
    const mistake = horizonMistake(next);
    setWrong(mistake);
    if (mistake === undefined) store.commit((workspace) => changeHorizon(workspace, next));
  };
  return (
    <div data-first={isFirst || undefined} class="rate">
      <TextField
        label={name}
        value={showValue(horizon[rate])}
        after={unit}
        inputMode="decimal"
        onCommit={take}
        error={wrong}
      />
    </div>
  );
}
