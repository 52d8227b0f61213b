import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TextField } from "../../ui/text-field.tsx";

interface CheckedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly after?: string;
  /** The value that a text stands for; nothing where it stands for none. */
  readonly read: (text: string) => number | undefined;
  readonly onValue: (value: number) => void;
  /** What the field takes, in a sentence; shown when a text is something else. */
  readonly rule: string;
  /** What an empty field does; left out, it is a mistake. */
  readonly onEmpty?: () => void;
}

/** A field that takes a number, and says what it takes when it is given something else. What was typed stays. */
export function CheckedField(props: CheckedFieldProps): JSX.Element {
  const { label, value, after, read, onValue, rule, onEmpty } = props;
  const [isWrong, setIsWrong] = useState(false);
  const commit = (text: string): void => {
    const found = read(text);
    const isEmpty = text.trim() === "" && onEmpty !== undefined;
    setIsWrong(found === undefined && !isEmpty);
    if (isEmpty) onEmpty();
    else if (found !== undefined) onValue(found);
  };
  return (
    <TextField
      label={label}
      value={value}
      inputMode="decimal"
      onInput={() => setIsWrong(false)}
      onCommit={commit}
      {...(after !== undefined && { after })}
      {...(isWrong && { error: rule })}
    />
  );
}
