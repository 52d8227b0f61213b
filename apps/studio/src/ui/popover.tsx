import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";

interface PopoverProps {
  /** The class of the button that opens it. */
  readonly look?: string;
  readonly icon?: IconName;
  /** On the button; where it is not text, `label` says it. */
  readonly button?: ComponentChildren;
  /** What the button opens: read aloud. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly title?: string;
  /** Whether what opens is a menu of acts, walked by arrows, or a small form. */
  readonly role?: "menu" | "dialog";
  /** Opens it from elsewhere; told when it closes. */
  readonly open?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}

/** A button and what floats below it. The browser closes it: on Esc, and on a press anywhere else. */
export function Popover(props: PopoverProps): JSX.Element {
  const {
    look = "button",
    icon,
    button,
    label,
    disabled,
    title,
    role = "menu",
    open,
    onToggle,
    children,
  } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = panel;
    if (current === null || open === undefined || current.matches(":popover-open") === open) return;
    if (open) current.showPopover();
    else current.hidePopover();
  }, [open]);
  const toggled = (event: Event): void => {
    const isOpen = (event as ToggleEvent).newState === "open";
    trigger.current?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && trigger.current && panel.current) {
      place(panel.current, trigger.current);
      first(panel.current)?.focus();
    }
    onToggle?.(isOpen);
  };
  const isMenu = role === "menu";
  const behaviour = {
    role,
    "aria-label": label ?? (typeof button === "string" ? button : undefined),
    onToggle: toggled,
    onKeyDown: isMenu ? walk : undefined,
    onClick: (event: MouseEvent): void => {
      if (isMenu && (event.target as Element).closest("[role^=menuitem]")) panel.current?.hidePopover();
    },
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={look}
        disabled={disabled}
        title={title ?? (button === undefined ? label : undefined)}
        aria-label={label}
        aria-haspopup={role}
        aria-expanded="false"
        popovertarget={id}
      >
        {icon !== undefined && <Icon name={icon} />}
        {button !== undefined && <span>{button}</span>}
      </button>
      <div ref={panel} id={id} popover="auto" class="popover" {...behaviour}>
        {children}
      </div>
    </>
  );
}

/** What is focused when it opens: what is chosen or asked for, else the first of all. */
function first(panel: HTMLElement): HTMLElement | null {
  const fields = "button:not(:disabled), input, select";
  const marked = panel.querySelector<HTMLElement>("[data-first]");
  if (marked?.matches(fields)) return marked;
  return (marked ?? panel).querySelector<HTMLElement>(fields);
}

/** Below the button, or above where there is more room; over it where neither has enough. Never beyond the page. */
function place(panel: HTMLElement, trigger: HTMLElement): void {
  const gap = 4;
  const box = trigger.getBoundingClientRect();
  panel.style.maxHeight = "";
  const [width, height] = [panel.offsetWidth, panel.offsetHeight];
  const below = innerHeight - box.bottom - gap;
  const isAbove = below < height && box.top > below;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  panel.style.left = `${left}px`;
  if (height > Math.max(below, box.top - gap) - 12) {
    panel.style.top = `${Math.max(8, innerHeight - height - 8)}px`;
    panel.style.maxHeight = `${innerHeight - 16}px`;
    return;
  }
  panel.style.top = `${Math.max(8, isAbove ? box.top - gap - Math.min(height, box.top - 12) : box.bottom + gap)}px`;
  panel.style.maxHeight = `${(isAbove ? box.top : below) - 12}px`;
}

function walk(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  const panel = event.currentTarget as HTMLElement;
  if (by === undefined) return;
  const items = [...panel.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)")];
  const now = items.indexOf(document.activeElement as HTMLElement);
  const next = Number.isFinite(by) ? (now + by + items.length) % items.length : by < 0 ? 0 : items.length - 1;
  items[next]?.focus();
  event.preventDefault();
}

interface MenuItemProps {
  readonly icon?: IconName;
  /** Grey at the right: a unit, a key. */
  readonly note?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** One act of a menu. */
export function MenuItem({ icon, note, checked, disabled, onClick, children }: MenuItemProps): JSX.Element {
  return (
    <button
      type="button"
      class="menu-item"
      {...(checked === undefined
        ? { role: "menuitem" as const }
        : { role: "menuitemradio" as const, "aria-checked": checked })}
      data-first={checked || undefined}
      tabIndex={-1}
      disabled={disabled}
      onClick={onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span class="grow">{children}</span>
      {checked && <Icon name="check" size={12} />}
      {note !== undefined && <span class="menu-note">{note}</span>}
    </button>
  );
}

export function MenuHeading({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <p class="menu-heading" role="presentation">
      {children}
    </p>
  );
}
