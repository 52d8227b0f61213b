import type { Signal } from "@preact/signals";
import type { Control } from "anneal/convert";
import type { JSX } from "preact";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Pasted } from "../input.ts";
import type { ReactingSide } from "../side.ts";
import { controlFields, valueIn } from "./fields.ts";

interface ControlFormProps {
  readonly control: Extract<Control, { readonly kind: "plateau" }>;
  readonly side: ReactingSide;
  readonly pasted: Signal<Pasted>;
}

/** The fields of a plateau controller. What is typed holds for the picture and for the code alike. */
export function ControlForm({ control, side, pasted }: ControlFormProps): JSX.Element {
  const { edits, keptEdits } = pasted.value;
  const set = (name: string, text: string): void => {
    // What was valid until now is what holds while the next is not.
    const isValid = side.wrongEdits?.[name] === undefined;
    pasted.value = {
      ...pasted.value,
      edits: { ...edits, [name]: text },
      keptEdits: isValid ? { ...keptEdits, [name]: edits[name] ?? "" } : keptEdits,
    };
  };
  const { mode } = control.options;
  return (
    <div class="controller-form">
      {controlFields.map(({ name, label }) => {
        const wrong = side.wrongEdits?.[name];
        const isEdited = (edits[name] ?? "") !== "";
        return (
          <TextField
            key={name}
            label={label}
            value={edits[name] ?? ""}
            auto={isEdited ? undefined : String(valueIn(control, name))}
            inputMode="decimal"
            onCommit={(text) => set(name, text)}
            error={wrong && `${wrong} Until then it is ${valueIn(control, name)}.`}
          />
        );
      })}
      <Segmented
        label="Better is"
        value={mode}
        onChange={(next) => set("mode", next)}
        choices={[
          { value: "min", name: "Lower" },
          { value: "max", name: "Higher" },
        ]}
      />
      {side.wrongEdits?.mode && <p class="field-error">{side.wrongEdits.mode}</p>}
    </div>
  );
}
