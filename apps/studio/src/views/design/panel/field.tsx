import type { Field, Item } from "anneal";
import { formatSteps, shortSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { TextField } from "../../../ui/text-field.tsx";
import { nudgeLength, nudgeLevel } from "../../../workspace/nudge.ts";
import { readTyped, showNumber, showValue } from "../../../workspace/numbers.ts";
import { getAt, keyOf, type Path } from "../../../workspace/path.ts";
import { useForm } from "./form-context.ts";

interface ValueFieldProps {
  readonly path: Path;
  readonly label: string;
  readonly bare?: boolean;
  readonly item: Item | Field;
  /** What an empty field stands for. */
  readonly auto?: string;
}

/** A number, a length or a choice of a spec. */
export function ValueField(props: ValueFieldProps): JSX.Element {
  return props.item.type === "choice" ? <ChoiceField {...props} /> : <TypedField {...props} />;
}

function TypedField({ path, label, bare, item, auto }: ValueFieldProps): JSX.Element {
  const { spec, horizon, pinned, problems, write } = useForm();
  const { editing } = useStudio();
  const key = keyOf(path);
  const value = getAt(spec, path);
  // A field keeps what was typed for as long as it stands for the same value.
  const typed = useRef<{ readonly value: unknown; readonly text: string } | undefined>(undefined);
  const text =
    typed.current !== undefined && Object.is(typed.current.value, value)
      ? typed.current.text
      : showValue(value);
  const isWrong = problems.some((each) => each.key === key);
  const take = (next: string): void => {
    const read = readTyped(next);
    typed.current = { value: read, text: next.trim() };
    write(path, read);
  };
  const nudge = (by: 1 | -1, isLarge: boolean): void => {
    const next =
      item.type === "duration"
        ? nudgeLength(value, by, { horizon, large: isLarge })
        : typeof value === "number"
          ? item.type === "number" && item.whole
            ? value + by
            : nudgeLevel(value, by, isLarge)
          : undefined;
    if (next !== undefined) write(path, next);
  };
  return (
    <div class={`part-field${editing.focus.value === key ? " lit" : ""}`} data-key={key}>
      <TextField
        label={label}
        bare={bare}
        value={text}
        auto={auto}
        after={afterOf(item, value, { pinned: getAt(pinned, path), horizon })}
        wrong={isWrong}
        describedBy={isWrong ? `problem-${key}` : undefined}
        inputMode={item.type === "number" ? "decimal" : "text"}
        onCommit={take}
        onNudge={nudge}
        onFocus={() => (editing.focus.value = key)}
      />
    </div>
  );
}

/** What stands right in a field: "steps" after a bare number, "= 5,000" after what has to be worked out. */
function afterOf(
  item: Item,
  value: unknown,
  { pinned, horizon }: { readonly pinned: unknown; readonly horizon: { readonly steps: number } },
): string | undefined {
  if (item.type !== "duration") return undefined;
  if (typeof value === "number") return "steps";
  if (typeof pinned === "number") return `= ${inRoom(pinned, value)}`;
  const share = typeof value === "string" ? /^(\d+(?:\.\d+)?)%$/.exec(value)?.[1] : undefined;
  return share === undefined
    ? undefined
    : `= ${inRoom(Math.round((Number(share) * horizon.steps) / 100), value)}`;
}

/** Signs for which there is room in the narrowest field. */
const most = 9;

/** So many steps in full, or short where what was typed needs the room. */
function inRoom(steps: number, typed: unknown): string {
  const full = formatSteps(steps);
  return full.length + String(typed).length > most ? shortSteps(steps) : full;
}

function ChoiceField({ path, label, bare, item }: ValueFieldProps): JSX.Element {
  const { spec, write, problems } = useForm();
  const { editing } = useStudio();
  const key = keyOf(path);
  const choices = item.type === "choice" ? item.of : [];
  const fallback = "default" in item ? String(item.default) : choices[0];
  const value = getAt(spec, path) ?? fallback;
  return (
    <div class={`part-field${editing.focus.value === key ? " lit" : ""}`} data-key={key}>
      <label class="field">
        <span class={bare ? "visually-hidden" : "field-label"}>{label}</span>
        <select
          class="select"
          value={String(value)}
          aria-invalid={problems.some((each) => each.key === key)}
          onFocus={() => (editing.focus.value = key)}
          onChange={(event) => write(path, event.currentTarget.value)}
        >
          {!choices.includes(String(value)) && <option value={String(value)}>{String(value)}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** What an absent field stands for, as its placeholder. */
export function autoOf(field: Field, name: string, found: unknown): string | undefined {
  if (field.default !== undefined)
    return Number.isFinite(field.default) || typeof field.default === "string"
      ? showValue(field.default)
      : field.type === "duration" || name === "times"
        ? "for ever"
        : "no limit";
  return field.optional
    ? typeof found === "number"
      ? showNumber(Number(found.toPrecision(3)))
      : "auto"
    : undefined;
}
