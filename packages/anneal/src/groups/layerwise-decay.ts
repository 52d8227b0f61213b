import type { NamedGroup, Patterns } from "../names/index.ts";
import { checkOptions, number, patternLists, patterns, type Rule } from "./check-options.ts";

export interface LayerwiseDecayOptions {
  /**
   * The layers from the input to the output: a pattern with `{i}` for the number of the layer, from 0, and `count`; or
   * the patterns of each.
   */
  readonly layers: string | readonly Patterns[];
  /** How many layers a pattern with `{i}` stands for. */
  readonly count?: number;
  /** Factor from one layer to the one below it, above 0 and at most 1. Default 0.75. */
  readonly decay?: number;
  /** Parameters below the first layer: token, patch and position embeddings. They count as one layer. */
  readonly embeddings?: Patterns;
  /** Parameters above the last layer. They keep the LR, as does everything that no pattern matches. */
  readonly head?: Patterns;
  /** By how many layers the head lies above the last one. Default 1; 2 gives the figures of ELECTRA's code. */
  readonly gap?: number;
  /** Least multiplier. Default 0: no limit. */
  readonly min?: number;
}

const whole = (least: number): Rule =>
  number(`a whole number of at least ${least}`, (n) => Number.isInteger(n) && n >= least);

const rules: { readonly [N in keyof Required<LayerwiseDecayOptions>]: Rule } = {
  layers: {
    rule: "a pattern with {i} for the number of the layer, or a list with the patterns of each",
    test: (value) => (typeof value === "string" ? value.includes("{i}") : patternLists.test(value)),
    needed: true,
  },
  count: whole(1),
  decay: number("a number above 0 and at most 1", (n) => n > 0 && n <= 1),
  embeddings: patterns,
  head: patterns,
  gap: whole(0),
  min: number("a number from 0 to 1", (n) => n >= 0 && n <= 1),
};

/**
 * Lower LRs for the layers nearer to the input, as groups of a plan: fine-tuning of BERTs and ViTs.
 *
 *   multiplier(layer i) = max(min, decay ** (layers - 1 - i + gap)),   multiplier(embeddings) = decay ** (layers + gap)
 *
 * With `gap` 1 this is the convention of BEiT, MAE, DINOv2 and timm: the head has 1, the last layer `decay`. (timm puts
 * the final norm of a ViT with the last layer, MAE with the head: say where it belongs in `layers` or `head`.)
 * Source: Clark et al. 2020, ELECTRA, arXiv 2003.10555; He et al. 2021, MAE, arXiv 2111.06377 (`lr_decay.py`); Oquab et
 * al. 2023, DINOv2, arXiv 2304.07193.
 *
 * @throws AnnealError with every mistake in the options.
 * @example layerwiseDecay({ layers: "blocks.{i}.**", count: 12, decay: 0.5 })[11].multiplier; // 0.5
 * @example layerwiseDecay({ layers: ["conv1.**", "conv2.**"], decay: 0.1 })[0].multiplier; // 0.01
 * @example layerwiseDecay({ layers: "blocks.*", count: 12 }); // throws: layerwiseDecay.layers: expected a pattern with {i}
 */
export function layerwiseDecay(options: LayerwiseDecayOptions): readonly NamedGroup[] {
  const { layers, decay = 0.75, embeddings, head, gap = 1, min = 0 } = options;
  const count = typeof layers === "string" ? { ...rules.count, needed: true as const } : unwanted;
  checkOptions(options, { ...rules, count }, "layerwiseDecay");
  const each =
    typeof layers === "string"
      ? Array.from({ length: options.count as number }, (_, i) => layers.replaceAll("{i}", `${i}`))
      : layers;
  const group = (name: string, match: Patterns, below: number): NamedGroup => ({
    name,
    match,
    multiplier: Math.max(min, decay ** below),
  });
  return [
    ...(embeddings === undefined ? [] : [group("embeddings", embeddings, each.length + gap)]),
    ...each.map((match, i) => group(`layer ${i}`, match, each.length - 1 - i + gap)),
    ...(head === undefined ? [] : [group("head", head, 0)]),
  ];
}

const unwanted: Rule = { rule: "no count beside a list of layers", test: () => false };
