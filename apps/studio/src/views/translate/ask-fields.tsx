import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { TextField } from "../../ui/text-field.tsx";
import { amountOf, stepsFrom } from "./amount.ts";
import type { Pasted } from "./input.ts";
import type { Ask } from "./side.ts";

/** Fields for what the text does not say. */
export function AskFields({
  asks,
  pasted,
  lacks,
}: {
  readonly asks: readonly Ask[];
  readonly pasted: Signal<Pasted>;
  /** It was read, but for this. */
  readonly lacks?: "steps per epoch";
}): JSX.Element | null {
  if (asks.length === 0) return null;
  return (
    <div class="asks">
      {asks.map((ask) => {
        const value = answerTo(ask, pasted.value);
        return (
          <TextField
            key={`${ask.what} ${ask.label}`}
            label={ask.label}
            value={value}
            inputMode="decimal"
            onCommit={(text) => (pasted.value = answered(pasted.value, ask, text))}
            error={
              wrong(ask, value) ??
              (ask.what === "stepsPerEpoch" && lacks ? "How many updates an epoch has." : undefined)
            }
          />
        );
      })}
    </div>
  );
}

const answerTo = ({ what, label }: Ask, pasted: Pasted): string =>
  what === "name" ? (Object.hasOwn(pasted.names, label) ? pasted.names[label] : "") : pasted[what];

function answered(pasted: Pasted, { what, label }: Ask, text: string): Pasted {
  if (what !== "name") return { ...pasted, [what]: text };
  const { [label]: _, ...others } = pasted.names;
  return { ...pasted, names: text.trim() === "" ? others : { ...others, [label]: text } };
}

function wrong({ what }: Ask, text: string): string | undefined {
  if (text.trim() === "") return undefined;
  const value = amountOf(text);
  if (what === "ownSteps" || what === "stepsPerEpoch")
    return stepsFrom(text) === undefined ? "A whole number, such as 10000 or 10k." : undefined;
  if (value === undefined) return "A number, such as 500, 10k or 3e-4.";
  return what !== "name" && value <= 0 ? "A number above 0." : undefined;
}
