import { compile, rescale, type Spec } from "anneal";
import type { Converted, Framework, Note } from "anneal/convert";

/** Frameworks whose loops may step a scheduler once an epoch. */
const mayBeEpochs: readonly Framework[] = ["torch", "timm", "mmengine", "ignite"];

/** Epochs at which the slower schedule is held against the one in epochs. */
const compared = 300;

/** Which scheduler is stepped once an epoch, and how many updates that is. */
export interface Epochs {
  readonly framework: Framework;
  /** Its name: `"StepLR"`. */
  readonly scheduler: string;
  /** Updates of an epoch. */
  readonly updates: number;
}

/** A schedule of updates; or why there is none, and what its steps are. */
export type PerEpoch =
  | { readonly converted: Converted }
  | { readonly refused: string; readonly unit?: string };

/** Why a scheduler cannot be one that a loop steps once an epoch; `undefined` where it can. */
export function notPerEpoch(
  { positions, exact, notes, control }: Converted,
  { framework, scheduler }: Pick<Epochs, "framework" | "scheduler">,
): string | undefined {
  if (!mayBeEpochs.includes(framework)) return `${scheduler} of ${framework} is stepped once an update`;
  const isOther =
    positions !== undefined || exact !== undefined || /steps are (updates|batches)/i.test(unitOf(notes));
  return isOther && control === undefined ? `${scheduler} is not stepped once an epoch` : undefined;
}

/**
 * A scheduler that is stepped once an epoch, as a schedule of updates: within an epoch the LR holds.
 *
 *   lr(k) = of(floor(k / n)),   n updates an epoch
 *
 * Refused for one whose steps are updates already, whose times the caller chose, or that has no such form.
 */
export function perEpoch(whole: Converted, about: Epochs): PerEpoch {
  const { groups, momentum, betas, weightDecay, stops, positions: _, exact: __, notes, ...rest } = whole;
  const { updates, scheduler } = about;
  const refused = notPerEpoch(whole, about);
  const unit = unitOf(notes);
  if (refused !== undefined) return { refused, ...(unit !== "" && { unit }) };
  const all = [groups, momentum, betas?.map(([one]) => one), betas?.map(([, other]) => other), weightDecay];
  const slow = all.map((specs) => specs?.map((spec) => slower(spec, updates)));
  if (slow.some((specs) => specs?.includes(undefined)))
    return { refused: `${scheduler} has another course over another length, and cannot be stretched` };
  const [slowGroups = [], slowMomentum, ones, others, slowDecay] = slow as (Spec[] | undefined)[];
  const converted = {
    ...rest,
    groups: slowGroups,
    ...(slowMomentum && { momentum: slowMomentum }),
    ...(ones && others && { betas: ones.map((one, i) => [one, others[i]] as const) }),
    ...(slowDecay && { weightDecay: slowDecay }),
    ...(stops !== undefined && { stops: Math.ceil(stops * updates) }),
    notes: [
      ...notes.filter(({ code }) => code !== "unit").map((each) => later(each, updates)),
      unitNote(updates),
    ],
  };
  return { converted };
}

const unitOf = (notes: readonly Note[]): string => notes.find(({ code }) => code === "unit")?.text ?? "";

/** A note with its update; the step that its text names is an epoch. */
function later(note: Note, updates: number): Note {
  if (note.step === undefined) return note;
  const text = /\d/.test(note.text) ? `${note.text} (Steps here are epochs.)` : note.text;
  return { ...note, step: Math.ceil(note.step * updates), text };
}

const unitNote = (updates: number): Note => ({
  code: "unit",
  text: `It is stepped once an epoch of ${updates} updates, and the LR holds within one.`,
});

/** `undefined` where the schedule is not the same, only slower. */
function slower(spec: Spec, updates: number): Spec | undefined {
  const { spec: of } = rescale(spec, { steps: 1 }, { steps: updates });
  const result: Spec = { kind: "stairs", every: updates, of };
  const [fast, slow] = [compile(spec, { steps: 1 }).at, compile(result, { steps: 1 }).at];
  for (let epoch = 0; epoch < compared; epoch++) {
    const [want, got] = [fast(epoch), slow(Math.ceil(epoch * updates))];
    if (!(Math.abs(want - got) <= 1e-9 * Math.abs(want) + 1e-15)) return undefined;
  }
  return result;
}
