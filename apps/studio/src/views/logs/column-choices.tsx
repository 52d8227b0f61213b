import type { Choices } from "@anneal/logs";
import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { choose } from "../../runs/load.ts";
import type { Source } from "../../runs/types.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { readAmount } from "./lib/amounts.ts";
import { type ChoiceName, choiceWords } from "./lib/trouble.ts";

const columnNames = ["step", "lr", "loss", "valLoss"] as const;
const rateNames = ["stepsPerEpoch", "tokensPerStep", "samplesPerStep"] as const;

interface ColumnChoicesProps {
  readonly source: Source;
  readonly columns: readonly string[];
  /** What must be chosen before the log can be read; these alone are shown then. */
  readonly needed: readonly ChoiceName[];
  /** The columns that could be meant. */
  readonly words?: readonly string[];
}

/** Menus of columns, for what cannot be guessed or was guessed wrongly. Each choice reads the file again. */
export function ColumnChoices({ source, columns, needed, words }: ColumnChoicesProps): JSX.Element {
  const { runs } = useStudio();
  const { choices } = source;
  const isAsked = (name: ChoiceName): boolean => needed.length === 0 || needed.includes(name);
  const set = (name: ChoiceName, value: string | number | undefined): void => {
    const { [name]: _, ...rest } = choices;
    choose(runs, source.id, (value === undefined ? rest : { ...rest, [name]: value }) as Choices);
  };
  return (
    <div class="logs-choices">
      {columnNames.filter(isAsked).map((name) => (
        <Select
          key={name}
          label={`${choiceWords[name]} column`}
          value={choices[name] ?? ""}
          choices={[
            { value: "", name: needed.length > 0 ? "Choose" : "By its name" },
            ...(name === "step" ? [{ value: "row", name: "Count the rows" }] : []),
            ...(words ?? columns).map((column) => ({ value: column, name: column })),
          ]}
          onChange={(value) => set(name, value === "" ? undefined : value)}
        />
      ))}
      {rateNames
        .filter((name) => (needed.length > 0 ? needed.includes(name) : choices[name] !== undefined))
        .map((name) => (
          <TextField
            key={name}
            label={choiceWords[name]}
            value={choices[name]?.toString() ?? ""}
            inputMode="decimal"
            onCommit={(text) => set(name, readAmount(text))}
          />
        ))}
    </div>
  );
}
