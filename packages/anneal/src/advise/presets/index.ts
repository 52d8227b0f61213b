import { didYouMean, problem, refuse } from "../../errors/index.ts";
import { instructPresets } from "./instruct.ts";
import { languagePresets } from "./language.ts";
import { loraPresets } from "./lora.ts";
import { olmoPresets } from "./olmo.ts";
import { otherPresets } from "./other.ts";
import type { Preset } from "./preset.ts";
import { pythiaPresets } from "./pythia.ts";
import { smollmPresets } from "./smollm.ts";
import { tuningPresets } from "./tuning.ts";
import { visionPresets } from "./vision.ts";

export type { Preset } from "./preset.ts";

/** Every published recipe, by domain. */
export const presets: readonly Preset[] = [
  ...smollmPresets,
  ...olmoPresets,
  ...pythiaPresets,
  ...languagePresets,
  ...tuningPresets,
  ...loraPresets,
  ...instructPresets,
  ...visionPresets,
  ...otherPresets,
];

/**
 * A published recipe by its name.
 *
 * @throws AnnealError for an unknown name, with the nearest one.
 * @example presetNamed("nanogpt-gpt2-124m").optimizer; // "AdamW"
 * @example presetNamed("nanogpt-gpt2"); // throws: did you mean "nanogpt-gpt2-124m"
 */
export function presetNamed(id: string): Preset {
  const found = presets.find((each) => each.id === id);
  if (found) return found;
  const words = presets.map((each) => each.id);
  const near = words.find((word) => typeof id === "string" && id !== "" && word.includes(id.toLowerCase()));
  const hint =
    near === undefined ? didYouMean(id, words) : { suggestion: `did you mean ${JSON.stringify(near)}?` };
  refuse([problem("unknown", "preset", "the name of a published recipe", id, { words, ...hint })]);
  return presets[0];
}

/** What is looked for among the published recipes. */
export interface PresetQuery {
  readonly task?: string;
  readonly params?: number;
  /** Part of the name, optimizer or source. */
  readonly text?: string;
}

/**
 * Published recipes, the closest first: those of the task, by how far their size is.
 *
 * @example findPresets({ task: "pretrain", params: 1.3e8 })[0].id; // "smollm-135m"
 */
export function findPresets({ task, params, text = "" }: PresetQuery): readonly Preset[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const distance = (each: Preset): number =>
    params === undefined ? 0 : each.params === undefined ? 99 : Math.abs(Math.log(each.params / params));
  return presets
    .filter((each) => task === undefined || each.task === task)
    .filter((each) =>
      words.every((word) => `${each.id} ${each.optimizer} ${each.source}`.toLowerCase().includes(word)),
    )
    .map((each) => ({ each, far: distance(each) }))
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}
