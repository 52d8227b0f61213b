import type { ButtonHTMLAttributes, ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "label"> {
  readonly look?: "normal" | "primary" | "quiet";
  readonly icon?: IconName;
  /** Works: keeps its width, and does nothing on a press. */
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

/** A button that names its act. */
export function Button({ look = "normal", icon, busy = false, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${look}`}
      aria-busy={busy}
      {...rest}
      disabled={rest.disabled || busy}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "label"> {
  readonly icon: IconName;
  /** What it does: read aloud, and shown on hover. */
  readonly label: string;
}

export function IconButton({ icon, label, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
