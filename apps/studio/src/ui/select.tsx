import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface SelectProps {
  readonly label: string;
  readonly bare?: boolean;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
  /** What has to be chosen, under the menu. */
  readonly error?: string;
}

/** One of many: the browser's own menu. */
export function Select({ label, bare = false, value, choices, onChange, error }: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id} class={bare ? "visually-hidden" : "field-label"}>
        {label}
      </label>
      <select
        id={id}
        class={`select${error === undefined ? "" : " wrong"}`}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <span id={`${id}-error`} class="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
