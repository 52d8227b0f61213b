import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./icon.tsx";
import "./fold.css";

interface FoldProps {
  readonly title: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** A question, and its answer below once it is asked. */
export function Fold({ title, open = false, children }: FoldProps): JSX.Element {
  return (
    <details class="fold" open={open}>
      <summary>
        <span>{title}</span>
        <Icon name="down" />
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
