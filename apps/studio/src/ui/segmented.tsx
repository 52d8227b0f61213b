import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SegmentedProps<Value extends string> {
  /** Said to a screen reader, and shown before the choices unless `bare`. */
  readonly label: string;
  readonly bare?: boolean;
  readonly choices: readonly {
    readonly value: Value;
    readonly name: string;
    readonly disabled?: boolean;
    readonly title?: string;
  }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight: a radio group. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>): JSX.Element {
  const { label, bare = false, choices, value, onChange } = props;
  const group = useId();
  return (
    <fieldset class="segmented">
      <legend class={bare ? "visually-hidden" : "segmented-label"}>{label}</legend>
      <div class="segments">
        {choices.map((choice) => (
          <label key={choice.value} class="segment" title={choice.title}>
            <input
              type="radio"
              name={group}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
