import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import type { IconName } from "./icon.tsx";

interface FileButtonProps {
  readonly look?: "normal" | "primary" | "quiet";
  readonly icon?: IconName;
  /** A whole folder instead of files. */
  readonly folder?: boolean;
  readonly onFiles: (files: FileList | null) => void;
  readonly children: ComponentChildren;
}

/** A button that asks the browser for files. The same file can be chosen twice. */
export function FileButton({ folder = false, onFiles, children, ...look }: FileButtonProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden="true"
        {...(folder && { webkitdirectory: true })}
        onChange={(event) => {
          onFiles(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
