import { formatSteps, nameGap, type Phase, placeName, updatesIn } from "anneal/describe";

/** The name of a phase above its band, with its length in grey. */
export interface PhaseName {
  readonly name: string;
  readonly length: string;
  readonly x: number;
}

export interface Ribbon {
  readonly x: (step: number) => number;
  readonly left: number;
  readonly right: number;
  /** Width of a text in pixels. */
  readonly ruler: (text: string, bold?: boolean) => number;
}

/** Places the names of phases: one that fits nowhere keeps its name without the length, or is left out. */
export function placePhases(
  phases: readonly Phase[],
  { x, left, right, ruler }: Ribbon,
): readonly PhaseName[] {
  const shown = phases.filter(({ start, end }) => x(end) > left && x(start) < right);
  const longest = shown.reduce((most, phase) => Math.max(most, updatesIn(phase)), 0);
  let cursor = left;
  let unit = true;
  const placed: PhaseName[] = [];
  shown.forEach((phase, k) => {
    const count = updatesIn(phase);
    const word = unit && count === longest ? (count === 1 ? " step" : " steps") : "";
    const band = [Math.max(left, x(phase.start)), Math.min(right, x(phase.end))] as const;
    const after = shown[k + 1];
    const room = { cursor, end: after === undefined ? right : Math.min(right, x(after.end)), last: !after };
    for (const length of [`${formatSteps(count)}${word}`, ""]) {
      const width = ruler(phase.name, true) + (length === "" ? 0 : 4 + ruler(length));
      const at = placeName(band, width, room);
      if (at === undefined) continue;
      placed.push({ name: phase.name, length, x: at });
      cursor = at + width + nameGap;
      if (length !== "" && count === longest) unit = false;
      break;
    }
  });
  return placed;
}
