import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { addFiles } from "../../runs/load.ts";
import { Button } from "../../ui/button.tsx";

/** A log as text: rows of a terminal, of a table, of JSON. */
export function PasteLog({ onDone }: { readonly onDone?: () => void }): JSX.Element {
  const { runs } = useStudio();
  const [text, setText] = useState("");
  const id = useId();
  const read = (): void => {
    addFiles(runs, [{ name: "pasted log", data: new Blob([text]) }]);
    setText("");
    onDone?.();
  };
  return (
    <div class="logs-paste">
      <label for={id}>Or paste rows of one: JSON, CSV, or what the trainer printed</label>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        placeholder={"step,lr,loss\n0,2e-5,10.9\n50,3.5e-4,7.2"}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button disabled={text.trim() === ""} onClick={read}>
        Read it
      </Button>
    </div>
  );
}
