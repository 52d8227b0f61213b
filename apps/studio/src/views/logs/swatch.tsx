import type { JSX } from "preact";

/** The colour of a curve beside its name. Beyond eight, hues repeat. */
export function Swatch({ hue }: { readonly hue: number }): JSX.Element {
  return (
    <span
      class="logs-swatch"
      aria-hidden="true"
      style={{ background: hue === 0 ? "var(--curve-baseline)" : `var(--curve-${((hue - 1) % 8) + 1})` }}
    />
  );
}
