import type { ComponentChildren, JSX } from "preact";
import { useStudio } from "./studio.ts";

interface ColumnsProps {
  /** What the left column lists: its name for a screen reader. */
  readonly leftName: string;
  readonly left?: ComponentChildren;
  readonly rightName?: string;
  readonly right?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The three columns of a view: the list it works on, the picture, the details. Narrow pages stack or fold them. */
export function Columns({ leftName, left, rightName, right, children }: ColumnsProps): JSX.Element {
  const { panels } = useStudio();
  return (
    <div class="columns">
      {left !== undefined && panels.left.value && (
        <aside class="column left" aria-label={leftName}>
          {left}
        </aside>
      )}
      <div class="column centre">{children}</div>
      {right !== undefined && panels.right.value && (
        <aside class="column right" aria-label={rightName}>
          {right}
        </aside>
      )}
    </div>
  );
}
