import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { Icon } from "../ui/icon.tsx";
import { hasRoom, useStudio } from "./studio.ts";

interface ColumnsProps {
  /** What the left column lists: its name for a screen reader. */
  readonly leftName: string;
  readonly left?: ComponentChildren;
  readonly rightName?: string;
  readonly right?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * The three columns of a view: the list it works on, the picture, the details. Where the page is narrower, first the
 * right one and then both are drawers over the picture; on a phone all stand under one another.
 */
export function Columns({
  leftName,
  left,
  rightName = "Details",
  right,
  children,
}: ColumnsProps): JSX.Element {
  const { panels, width } = useStudio();
  const now = width.value;
  useLayoutEffect(() => {
    panels.left.value = hasRoom(now, "left");
    panels.right.value = hasRoom(now, "right");
  }, [now]);
  return (
    <div class="columns">
      {left !== undefined && (
        <Side side="left" name={leftName} isOpen={panels.left}>
          {left}
        </Side>
      )}
      <div class="column centre">{children}</div>
      {right !== undefined && (
        <Side side="right" name={rightName} isOpen={panels.right}>
          {right}
        </Side>
      )}
    </div>
  );
}

interface SideProps {
  readonly side: "left" | "right";
  readonly name: string;
  readonly isOpen: Signal<boolean>;
  readonly children: ComponentChildren;
}

/** A column at a side; what opens it again stays at the edge. */
function Side({ side, name, isOpen, children }: SideProps): JSX.Element {
  const { width } = useStudio();
  const isDrawer = !hasRoom(width.value, side);
  const key = side === "left" ? "[" : "]";
  const open = isOpen.value;
  const points = open === (side === "left") ? "left" : "right";
  return (
    <>
      {open && (
        <aside class={`column ${side}${isDrawer ? " drawer" : ""}`} aria-label={name}>
          {children}
        </aside>
      )}
      {width.value !== "phone" && (isDrawer || !open) && (
        <button
          type="button"
          class={`edge ${side}${open ? " open" : ""}`}
          aria-expanded={open}
          aria-label={`${open ? "Close" : "Open"} ${name}`}
          title={`${open ? "Close" : "Open"} ${name} (${key})`}
          onClick={() => (isOpen.value = !open)}
        >
          <Icon name={points} />
        </button>
      )}
    </>
  );
}
