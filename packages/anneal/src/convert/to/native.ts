import type { Spec } from "../../schedules/index.ts";
import type { Framework } from "../frameworks.ts";
import type { Format, Propose, Write } from "./exported.ts";
import { proposeDeepspeed } from "./native/deepspeed.ts";
import { proposeFastai } from "./native/fastai.ts";
import { proposeIgnite } from "./native/ignite.ts";
import { proposeKeras } from "./native/keras.ts";
import { proposeMmengine } from "./native/mmengine.ts";
import { proposeOptax } from "./native/optax.ts";
import { proposeComposer, proposeMegatron, proposeNanogpt } from "./native/others.ts";
import { proposeTimm } from "./native/timm.ts";
import { proposeTorch } from "./native/torch.ts";
import { proposeTransformers } from "./native/transformers.ts";
import { foundryYaml } from "./write/composer.ts";
import { deepspeedJson } from "./write/deepspeed.ts";
import { fastaiPython } from "./write/fastai.ts";
import { ignitePython } from "./write/ignite.ts";
import { megatronFlags } from "./write/megatron.ts";
import { mmenginePython } from "./write/mmengine.ts";
import { composerPython, nanogptPython, ofModule, ofOptimizer } from "./write/python.ts";
import {
  argumentsFlags,
  argumentsJson,
  argumentsPython,
  argumentsYaml,
  getSchedulerPython,
} from "./write/transformers.ts";

/** A framework whose own schedulers are proposed, and how they are written: the first format is the usual one. */
export interface NativeTarget {
  readonly propose: Propose;
  readonly write: { readonly [F in Format]?: Write };
}

/** Frameworks whose own schedulers are proposed. */
export const natives: { readonly [F in Framework]: NativeTarget } = {
  torch: {
    propose: proposeTorch,
    write: { python: /* @__PURE__ */ ofOptimizer("torch.optim.lr_scheduler") },
  },
  transformers: {
    propose: proposeTransformers,
    write: {
      python: getSchedulerPython,
      arguments: argumentsPython,
      json: argumentsJson,
      yaml: argumentsYaml,
      flags: argumentsFlags,
    },
  },
  timm: { propose: proposeTimm, write: { python: /* @__PURE__ */ ofOptimizer("timm.scheduler") } },
  optax: { propose: proposeOptax, write: { python: /* @__PURE__ */ ofModule("optax", "optax.") } },
  keras: {
    propose: proposeKeras,
    write: { python: /* @__PURE__ */ ofModule("keras", "keras.optimizers.schedules.") },
  },
  composer: { propose: proposeComposer, write: { python: composerPython, yaml: foundryYaml } },
  fastai: { propose: proposeFastai, write: { python: fastaiPython } },
  mmengine: { propose: proposeMmengine, write: { python: mmenginePython } },
  ignite: { propose: proposeIgnite, write: { python: ignitePython } },
  deepspeed: { propose: proposeDeepspeed, write: { json: deepspeedJson } },
  megatron: { propose: proposeMegatron, write: { flags: megatronFlags } },
  nanogpt: { propose: proposeNanogpt, write: { python: nanogptPython } },
};

/** Whether every length of a spec is in steps. */
export function inSteps(spec: Spec): boolean {
  const text = JSON.stringify(spec);
  return !/"(rest|[\d.e+-]+ *(%|ep|sample|tok))"/i.test(text);
}
