import { composer } from "./composer/from.ts";
import { deepspeed } from "./deepspeed/from.ts";
import { fastai } from "./fastai/from.ts";
import { ignite } from "./ignite/from.ts";
import { keras } from "./keras/from.ts";
import { megatron } from "./megatron/from.ts";
import { mmengine } from "./mmengine/from.ts";
import { nanogpt } from "./nanogpt/from.ts";
import { optax } from "./optax/from.ts";
import type { Schedulers } from "./scheduler.ts";
import { timm } from "./timm/from.ts";
import { torch } from "./torch/from.ts";
import { transformers } from "./transformers/from.ts";

/** The frameworks whose schedules are read. */
export type Framework =
  | "torch"
  | "transformers"
  | "timm"
  | "optax"
  | "keras"
  | "fastai"
  | "composer"
  | "mmengine"
  | "deepspeed"
  | "megatron"
  | "nanogpt"
  | "ignite";

/** Every framework with its schedulers. */
export const frameworks: { readonly [F in Framework]: Schedulers } = {
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
