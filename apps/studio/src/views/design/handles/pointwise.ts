import { compile, type Horizon, type Spec } from "anneal";
import { getAt, keyOf, type Path, setAt } from "../../../workspace/path.ts";
import type { SpecHandle } from "./handle.ts";
import type { Leg, Open } from "./legs.ts";

/** Curves that are added, multiplied or compared step by step. */
export type Group = Omit<Leg, "end">;

/** How the curves of a group make one: a child's value beside that of the others, and back. */
interface Way {
  readonly join: (own: number, others: number) => number;
  readonly part: (whole: number, others: number) => number;
  /** Only what rules at its step is a place of the curve. */
  readonly rules?: "max" | "min";
}

const ways: Readonly<Record<string, Way>> = {
  sum: { join: (own, others) => own + others, part: (whole, others) => whole - others },
  product: { join: (own, others) => own * others, part: (whole, others) => whole / others },
  max: { join: Math.max, part: (whole) => whole, rules: "max" },
  min: { join: Math.min, part: (whole) => whole, rules: "min" },
};

/** What makes the handles of one child, as if it were the whole schedule. */
export type HandlesOfChild = (
  child: { readonly spec: Open; readonly pinned: Open; readonly start: number },
  horizon: Horizon,
) => readonly SpecHandle[];

/** The handles of the curves of a group, where each rules or has its share in the value. */
export function groupHandles(
  group: Group,
  horizon: Horizon,
  handlesOfChild: HandlesOfChild,
): readonly SpecHandle[] {
  const { spec, pinned, start, path } = group;
  const levels = levelsOf(group, horizon);
  const children = spec.of as readonly Open[];
  const ats = (pinned.of as readonly Open[]).map((child) => {
    const { at } = compile(child as unknown as Spec, horizon);
    return (step: number): number => at(Math.max(0, step - start));
  });
  const found = children.flatMap((child, k): readonly SpecHandle[] => {
    const way = ways[spec.kind];
    const others = (step: number): number =>
      ats
        .filter((_, i) => i !== k)
        .reduce((all, at, i) => (i === 0 ? at(step) : way.join(all, at(step))), nothing(spec));
    const scene: Scene = { group, way, others, own: ats[k], horizon, levels, at: [...path, "of", k] };
    const inSteps = (pinned.of as readonly Open[])[k];
    const handles = handlesOfChild({ spec: child, pinned: inSteps, start }, horizon);
    if (child.kind === "constant") return way.rules === undefined ? [] : levelOf(handles, scene);
    return handles.flatMap((handle) => placed(handle, scene) ?? []);
  });
  return found.filter(
    ({ step, value, moves }, k) =>
      !found.slice(0, k).some((one) => one.step === step && one.value === value && one.moves === moves),
  );
}

interface Scene {
  readonly group: Group;
  readonly way: Way;
  readonly own: (step: number) => number;
  readonly others: (step: number) => number;
  readonly horizon: Horizon;
  readonly levels: readonly [number, number];
  /** Where the child stands in the whole spec. */
  readonly at: Path;
}

/** How far a level of the group can go. */
function levelsOf({ pinned, start, factor, offset }: Group, horizon: Horizon): readonly [number, number] {
  const { at } = compile(pinned as unknown as Spec, horizon);
  const values = stepsFrom(start, horizon).map((step) => factor * at(step - start) + offset);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return [10 * low, high > 0 ? 100 * high : 1];
}

/** What a lone child is joined with. */
const nothing = ({ kind }: Open): number =>
  kind === "product" ? 1 : kind === "max" ? -Infinity : kind === "min" ? Infinity : 0;

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** A handle of a child as one of the whole curve; none where another child rules, or where its own share is next to none. */
function placed(handle: SpecHandle, scene: Scene): SpecHandle | undefined {
  const { group, way, others, own, at, levels } = scene;
  const { factor, offset } = group;
  const beside = others(handle.step);
  const value = factor * way.join(handle.value, beside) + offset;
  if (factor === 0 || !Number.isFinite(value)) return undefined;
  // What is drawn there is not what the handle says: the child itself jumps, or another rules.
  if (!isSame(own(handle.step), handle.value)) return undefined;
  if (way.rules !== undefined && !isSame(way.join(handle.value, beside), handle.value)) return undefined;
  if (group.spec.kind === "product" && Math.abs(beside) < leastShare * highest(others, scene))
    return undefined;
  const bound = factor * beside + offset;
  const values: readonly [number, number] =
    way.rules === "max"
      ? [Math.max(levels[0], bound), levels[1]]
      : way.rules === "min"
        ? [levels[0], Math.min(levels[1], bound)]
        : levels;
  return {
    ...handle,
    id: `${keyOf(at)} ${handle.id}`,
    value,
    limits: { steps: handle.limits.steps, values },
    keys: handle.keys.map((key) => within(at, key)),
    write: (spec, to) => {
      const isMoved = to.value !== value || to.step !== handle.step;
      if (!isMoved) return spec;
      const share = way.part((to.value - offset) / factor, others(to.step));
      // Moved along the curve alone, a level keeps what is written.
      const level = handle.moves === "x" || to.value === value ? handle.value : Number(share.toPrecision(12));
      return setAt(spec, at, handle.write(getAt(spec, at) as Open, { step: to.step, value: level }));
    },
  };
}

/** Of what the others come to at most, below which a level has no say in what is drawn. */
const leastShare = 0.05;
const looks = 400;

const stepsFrom = (start: number, { steps }: Horizon): readonly number[] =>
  Array.from({ length: looks + 1 }, (_, k) => start + ((steps - start) * k) / looks);

const highest = (others: (step: number) => number, scene: Scene): number =>
  stepsFrom(scene.group.start, scene.horizon).reduce(
    (most, step) => Math.max(most, Math.abs(others(step))),
    0,
  );

/** A constant beside curves: a floor or a ceiling, in the middle of the longest stretch that it rules. */
function levelOf([handle]: readonly SpecHandle[], scene: Scene): readonly SpecHandle[] {
  if (handle === undefined) return [];
  const { way, others } = scene;
  const steps = stepsFrom(scene.group.start, scene.horizon);
  let best: readonly [number, number] | undefined;
  let first: number | undefined;
  steps.forEach((step, k) => {
    const isRuler = isSame(way.join(handle.value, others(step)), handle.value);
    if (isRuler) first ??= step;
    if (first !== undefined && (!isRuler || k === looks)) {
      const last = isRuler ? step : steps[k - 1];
      if (best === undefined || last - first > best[1] - best[0]) best = [first, last];
    }
    if (!isRuler) first = undefined;
  });
  if (best === undefined) return [];
  const step = (best[0] + best[1]) / 2;
  const label = way.rules === "max" ? "floor" : "ceiling";
  return [
    placed(
      { ...handle, label, look: "pill", step, limits: { ...handle.limits, steps: [step, step] } },
      scene,
    ),
  ].flatMap((each) => each ?? []);
}

/** A key of a child as one of the whole spec. */
const within = (at: Path, key: string): string => (key === "" ? keyOf(at) : `${keyOf(at)}.${key}`);
