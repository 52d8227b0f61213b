import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import { useStudio } from "../studio.ts";
import { openFiles } from "./open-files.ts";

interface OpenFileProps {
  /** What is clicked to choose files. */
  readonly children: (choose: () => void) => ComponentChildren;
}

/** A way to choose files that open where they belong. What they replace can be undone. */
export function OpenFile({ children }: OpenFileProps): JSX.Element {
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Spec, workspace or log file"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          void openFiles(
            studio,
            files.map((file) => ({ name: file.name, data: file })),
          );
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
