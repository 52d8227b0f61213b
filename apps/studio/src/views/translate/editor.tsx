import { longestText, type Place } from "@anneal/parse";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { CodeText, LineNumbers, linesIn } from "../../ui/code-block.tsx";

interface EditorProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onInput: (text: string) => void;
  /** Lines with something that was read or refused. */
  readonly marks: ReadonlyMap<number, "read" | "refused">;
  readonly wrong: boolean;
  readonly describedBy?: string;
  /** Told the way to select a place in the text. */
  readonly onReady?: (select: (place: Place) => void) => void;
}

/** A browser takes seconds to lay longer texts out in a field. */
export const longestField = 40_000;

/** A box to paste code into: a plain text field, with its colours and line numbers behind it. Tab leaves it. */
export function Editor(props: EditorProps): JSX.Element {
  const { label, value, placeholder, onInput, marks, wrong, describedBy, onReady } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = linesIn(value);
  onReady?.((place) => select(area.current, place));
  return (
    <div class="editor">
      <div class="editor-sheet">
        <LineNumbers count={Math.max(lines, 1)} marks={marks} />
        <div class="editor-text">
          <pre aria-hidden="true">
            <CodeText source={`${value}\n`} />
          </pre>
          <textarea
            ref={area}
            aria-label={label}
            aria-invalid={wrong}
            aria-describedby={describedBy}
            value={value}
            placeholder={placeholder}
            wrap="off"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            onPaste={(event) => {
              const pasted = event.clipboardData?.getData("text/plain") ?? "";
              const { selectionStart, selectionEnd } = event.currentTarget;
              const rest = value.slice(0, selectionStart) + value.slice(selectionEnd);
              if (rest.length + pasted.length <= longestField) return;
              // Before the browser lays it out, which takes it seconds.
              event.preventDefault();
              onInput(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
            }}
            onInput={({ currentTarget }) => {
              const next = currentTarget.value;
              if (next.length > longestText) currentTarget.value = value;
              onInput(next);
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** Selects the word at a place, and shows it. */
function select(area: HTMLTextAreaElement | null, { line, column }: Place): void {
  if (area === null) return;
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const word = /^[\w.]+/.exec(area.value.slice(start))?.[0] ?? " ";
  area.focus();
  area.setSelectionRange(start, start + word.length);
}
