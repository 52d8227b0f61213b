import type { Write } from "../exported.ts";
import { yamlText } from "./config.ts";

/** The names that llm-foundry registers. */
const names: { readonly [name: string]: string } = {
  ConstantWithWarmupScheduler: "constant_with_warmup",
  CosineAnnealingWithWarmupScheduler: "cosine_with_warmup",
  LinearWithWarmupScheduler: "linear_decay_with_warmup",
};

/** YAML of llm-foundry, which has the schedulers with a warmup. */
export const foundryYaml: Write = ({ call: { name, kwargs = {} }, baseLr }, { steps }) =>
  Object.hasOwn(names, name)
    ? {
        source: yamlText({
          scheduler: { name: names[name], ...kwargs },
          optimizer: { lr: baseLr },
          max_duration: `${steps}ba`,
        }),
      }
    : undefined;
