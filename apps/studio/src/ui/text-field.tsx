import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

interface TextFieldProps {
  readonly label: string;
  /** Said to a screen reader only. */
  readonly bare?: boolean;
  /** What stands in it, as it was typed. */
  readonly value: string;
  /** Told at every change. */
  readonly onInput?: (text: string) => void;
  /** Told when the field is left or Enter is pressed, if it changed. */
  readonly onCommit?: (text: string) => void;
  /** Grey at the right: a unit, or what the value comes to: "= 5,000". */
  readonly after?: string;
  /** Shown grey while the field is empty: the value that is used then. */
  readonly auto?: string;
  /** What is wrong and what to do, under the field. */
  readonly error?: string;
  readonly readOnly?: boolean;
  readonly inputMode?: "decimal" | "numeric" | "text";
  readonly onFocus?: () => void;
  readonly name?: string;
  /** Wrong, with the words elsewhere: the id of who has them. */
  readonly wrong?: boolean;
  readonly describedBy?: string;
  /** An arrow up (1) or down (-1) in the field, far with Shift. */
  readonly onNudge?: (by: 1 | -1, isLarge: boolean) => void;
}

/** So many signs, and the caret. What stands right of them gives way when there is no room for both. */
const roomFor = (text: string): number => text.length + 0.5;

/** A field that keeps what was typed, with the resolved value at its right. Esc takes an edit back. */
export function TextField(props: TextFieldProps): JSX.Element {
  const {
    label,
    bare = false,
    value,
    onInput,
    onCommit,
    after,
    auto,
    error,
    readOnly,
    inputMode,
    onFocus,
    name,
    wrong = error !== undefined,
    describedBy,
    onNudge,
  } = props;
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // Before the next key: a value that comes late would take back what is typed.
  useLayoutEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text !== value) onCommit?.(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") {
      setText(value);
      onInput?.(value);
    }
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : undefined;
    if (by !== undefined && onNudge !== undefined && text === value) {
      event.preventDefault();
      onNudge(by, event.shiftKey);
    }
  };
  return (
    <div class="field">
      <label for={id} class={bare ? "visually-hidden" : "field-label"}>
        {label}
        {auto !== undefined && text === "" ? " · auto" : ""}
      </label>
      <span class={`field-box${wrong ? " wrong" : ""}${readOnly ? " read-only" : ""}`}>
        <input
          ref={input}
          id={id}
          name={name}
          value={text}
          placeholder={auto}
          readOnly={readOnly}
          inputMode={inputMode}
          style={
            after === undefined ? undefined : { minWidth: `min(100%, ${roomFor(text || (auto ?? ""))}ch)` }
          }
          spellcheck={false}
          autocomplete="off"
          aria-invalid={wrong}
          aria-describedby={error === undefined ? describedBy : `${id}-error`}
          onInput={(event) => {
            setText(event.currentTarget.value);
            onInput?.(event.currentTarget.value);
          }}
          onBlur={commit}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        />
        {after !== undefined && <span class="field-after">{after}</span>}
      </span>
      {error !== undefined && (
        <span id={`${id}-error`} class="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
