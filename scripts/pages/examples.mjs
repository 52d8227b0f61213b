import { composer } from "./examples/composer.mjs";
import { deepspeed } from "./examples/deepspeed.mjs";
import { fastai } from "./examples/fastai.mjs";
import { ignite } from "./examples/ignite.mjs";
import { keras } from "./examples/keras.mjs";
import { megatron } from "./examples/megatron.mjs";
import { mmengine } from "./examples/mmengine.mjs";
import { nanogpt } from "./examples/nanogpt.mjs";
import { optax } from "./examples/optax.mjs";
import { timm } from "./examples/timm.mjs";
import { torch } from "./examples/torch.mjs";
import { transformers } from "./examples/transformers.mjs";

/** @typedef {import("anneal/convert").Framework} Framework */

/** What the pages say of each framework. @type {{ readonly [F in Framework]: import("./call.mjs").Guide }} */
export const guides = {
  torch,
  transformers,
  timm,
  optax,
  keras,
  fastai,
  composer,
  mmengine,
  deepspeed,
  megatron,
  nanogpt,
  ignite,
};
