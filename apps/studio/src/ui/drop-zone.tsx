import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";

interface DropZoneProps {
  readonly class?: string;
  /** Told what was dropped. */
  readonly onDrop: (data: DataTransfer) => void;
  readonly children: ComponentChildren;
}

/** A place that files can be dropped on. What stands in it says so, and offers another way: dropping needs a pointer. */
export function DropZone({ class: name = "", onDrop, children }: DropZoneProps): JSX.Element {
  const [isOver, setIsOver] = useState(false);
  // Entering a child fires before leaving its parent: only the last leave is one.
  const inside = useRef(0);
  const over = (by: number): void => {
    inside.current = Math.max(0, inside.current + by);
    setIsOver(inside.current > 0);
  };
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can be chosen by a button, too
    <div
      class={`drop-zone ${isOver ? "over" : ""} ${name}`}
      onDragEnter={(event) => hasFiles(event) && over(1)}
      onDragLeave={(event) => hasFiles(event) && over(-1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        over(-inside.current);
        if (event.dataTransfer === null || !hasFiles(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
