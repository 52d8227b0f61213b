import type { Target } from "anneal/convert";

/** Frameworks by the names that their users give them. */
export const frameworkNames: { readonly [T in Target]: string } = {
  torch: "PyTorch",
  transformers: "Transformers",
  optax: "Optax",
  keras: "Keras",
  timm: "timm",
  deepspeed: "DeepSpeed",
  megatron: "Megatron-LM",
  nanogpt: "nanoGPT",
  fastai: "fastai",
  composer: "Composer",
  mmengine: "MMEngine",
  ignite: "Ignite",
  python: "Plain Python",
};
