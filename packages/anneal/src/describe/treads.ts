import { formatSteps } from "./format.ts";
import type { Leg } from "./legs.ts";

/** With more cuts than this a staircase is fine: its top tread is no hold of its own. */
const coarse = 5;

/** Joins flat legs that follow one another at different levels into flights of steps, down and up. */
export function joinTreads(legs: readonly Leg[]): Leg[] {
  const joined: Leg[] = [];
  for (let i = 0; i < legs.length; ) {
    let j = i;
    while (legs[j].course === "flat" && legs[j + 1]?.course === "flat") j++;
    joined.push(...(legs[i].course === "flat" ? staircase(legs.slice(i, j + 1)) : [legs[i]]));
    i = j + 1;
  }
  return joined;
}

function staircase(flats: readonly Leg[]): Leg[] {
  const treads = withoutEquals(flats);
  const found: Leg[] = [];
  for (let i = 0; i < treads.length; ) {
    const down = treads[i + 1]?.from < treads[i].from;
    let j = i;
    while (j + 1 < treads.length && treads[j + 1].from < treads[j].from === down) j++;
    const top = !down && j > i && j + 1 < treads.length; // the top tread belongs to the flight down after it
    found.push(...(down ? flightDown(treads.slice(i, j + 1)) : flightUp(treads.slice(i, j + 1), top)));
    i = top ? j : j + 1;
  }
  return found;
}

/** Neighbours at one level are one tread. */
function withoutEquals(flats: readonly Leg[]): Leg[] {
  const kept: Leg[] = [];
  for (const next of flats) {
    const last = kept.at(-1);
    if (last?.to === next.from) kept[kept.length - 1] = { ...last, end: next.end };
    else kept.push(next);
  }
  return kept;
}

function flightDown(treads: readonly Leg[]): Leg[] {
  const cuts = treads.length - 1;
  if (cuts > coarse) return [flight("down", treads, cuts)];
  return [treads[0], { ...flight("down", treads.slice(1), cuts), from: treads[0].to }];
}

/** `left`: the top tread is left to what comes next. */
function flightUp(treads: readonly Leg[], left: boolean): Leg[] {
  const [rises, top] = [treads.length - 1, treads[treads.length - 1]];
  if (rises === 0) return left ? [] : [top];
  if (rises > coarse && !left) return [flight("up", treads, rises)];
  const climb = { ...flight("up", treads.slice(0, -1), rises), to: top.from };
  return left ? [climb] : [climb, top];
}

function flight(course: "up" | "down", treads: readonly Leg[], cuts: number): Leg {
  const [first, last] = [treads[0], treads[treads.length - 1]];
  const { shape } = first;
  const word = course === "down" ? "cut" : "rise";
  const name =
    cuts > coarse && shape !== undefined && treads.every((tread) => tread.shape === shape)
      ? `${shape}, in ${first.treads === last.treads && first.treads ? first.treads : formatSteps(cuts + 1)} treads`
      : `steps, ${formatSteps(cuts)} ${word}${cuts === 1 ? "" : "s"}`;
  return { course, start: first.start, end: last.end, from: first.from, to: last.to, shape: name, cuts };
}
