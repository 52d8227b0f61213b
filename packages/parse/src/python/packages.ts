import { type Framework, frameworks } from "anneal/convert";

/** The Python packages by which each framework is imported. */
const packages: { readonly [F in Framework]: readonly string[] } = {
  torch: ["torch"],
  transformers: ["transformers", "diffusers"],
  timm: ["timm"],
  optax: ["optax"],
  keras: ["keras", "tensorflow", "tf", "tf_keras"],
  fastai: ["fastai"],
  composer: ["composer"],
  mmengine: ["mmengine", "mmcv"],
  deepspeed: ["deepspeed"],
  megatron: ["megatron"],
  nanogpt: [],
  ignite: ["ignite"],
};

/** Packages with schedulers of the same names that do something else. */
const others =
  /^(paddle|mindspore|oneflow|mxnet|jittor|tinygrad|chainer|mlx|flax|haiku|fairseq|pl_bolts|allennlp)$/;

/** The framework that a module belongs to; `"other"` for one that is known and not read, undefined for all else. */
export function packageOf(module: string): Framework | "other" | undefined {
  const root = module.split(".")[0];
  const found = (Object.keys(packages) as Framework[]).find((each) => packages[each].includes(root));
  return found ?? (others.test(root) ? "other" : undefined);
}

/** Names that are words of a config, and only called where the user said whose they are. */
const words: { readonly [F in Framework]?: RegExp } = {
  transformers: /^(?!get_)/,
  megatron: /^(?!OptimizerParamScheduler$)/,
  mmengine: /^param_scheduler/,
  nanogpt: /./,
};

/** The frameworks that have a scheduler of this name, which a call may have. */
export function ownersOf(name: string, from: Framework | "auto"): readonly Framework[] {
  const list = from === "auto" ? (Object.keys(frameworks) as Framework[]) : [from];
  return list.filter(
    (each) => Object.hasOwn(frameworks[each], name) && (each === from || !words[each]?.test(name)),
  );
}

/** All names that a call may have. */
export const callNames = (from: Framework | "auto"): readonly string[] =>
  (Object.keys(frameworks) as Framework[])
    .filter((each) => from === "auto" || each === from)
    .flatMap((each) =>
      Object.keys(frameworks[each]).filter((name) => each === from || !words[each]?.test(name)),
    );
