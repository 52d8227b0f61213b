import { compile, rescale, type Spec } from "anneal";
import type { Converted, Framework, Note } from "anneal/convert";
import { UsageError } from "../../output/usage-error.ts";
import type { Foreign } from "./foreign.ts";

/** Frameworks whose loops may step a scheduler once an epoch. */
const mayBeEpochs: readonly Framework[] = ["torch", "timm", "mmengine", "ignite"];

/** Epochs at which the slower schedule is held against the one in epochs. */
const compared = 300;

/**
 * A scheduler that is stepped once an epoch, as a schedule of updates: within an epoch the LR holds.
 *
 *   lr(k) = of(floor(k / n)),   n updates an epoch
 *
 * @throws UsageError for one whose steps are updates already, whose times the caller chose, or that has no such form.
 */
export function perEpoch(
  converted: Converted,
  updates: number,
  { framework, scheduler: name }: Pick<Foreign, "framework" | "scheduler">,
): Converted {
  const { groups, momentum, betas, weightDecay, stops, positions, exact, notes, ...rest } = converted;
  const unit = notes.find(({ code }) => code === "unit")?.text ?? "";
  if (!mayBeEpochs.includes(framework)) {
    throw new UsageError(`--per-epoch: ${name} of ${framework} is stepped once an update`);
  }
  if (positions !== undefined || exact !== undefined || /steps are (updates|batches)/i.test(unit)) {
    throw new UsageError(`--per-epoch: ${name} is not stepped once an epoch`, unit === "" ? undefined : unit);
  }
  const slow = (spec: Spec): Spec => slower(spec, updates, name);
  return {
    ...rest,
    groups: groups.map(slow),
    ...(momentum && { momentum: momentum.map(slow) }),
    ...(betas && { betas: betas.map(([one, other]) => [slow(one), slow(other)] as const) }),
    ...(weightDecay && { weightDecay: weightDecay.map(slow) }),
    ...(stops !== undefined && { stops: Math.ceil(stops * updates) }),
    notes: [
      ...notes.filter(({ code }) => code !== "unit").map((each) => later(each, updates)),
      unitNote(updates),
    ],
  };
}

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

function slower(spec: Spec, updates: number, name: string): Spec {
  const { spec: of } = rescale(spec, { steps: 1 }, { steps: updates });
  const result: Spec = { kind: "stairs", every: updates, of };
  const [fast, slow] = [compile(spec, { steps: 1 }).at, compile(result, { steps: 1 }).at];
  for (let epoch = 0; epoch < compared; epoch++) {
    const [want, got] = [fast(epoch), slow(Math.ceil(epoch * updates))];
    if (Math.abs(want - got) <= 1e-9 * Math.abs(want) + 1e-15) continue;
    throw new UsageError(
      `--per-epoch: ${name} has another course over another length, and cannot be stretched`,
    );
  }
  return result;
}
