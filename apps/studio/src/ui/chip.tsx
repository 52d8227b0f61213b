import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon.tsx";

type Tone = "plain" | "info" | "ok" | "warn" | "error";

const icons: Partial<Record<Tone, IconName>> = { ok: "check", warn: "warning", error: "warning" };

/** A word about the state of a thing: ended, running, exact, differ, problem. Its icon goes with its colour. */
export function Chip({
  tone = "plain",
  children,
}: {
  readonly tone?: Tone;
  readonly children: ComponentChildren;
}): JSX.Element {
  const icon = icons[tone];
  return (
    <span class={`chip ${tone}`}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
