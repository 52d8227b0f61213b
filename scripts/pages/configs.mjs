// Frameworks whose schedulers stand in a config, in flags or in global variables.
import { number, written } from "./python.mjs";

/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("./source.mjs").Style} Style */

/** MMEngine: dictionaries of a config. @type {Style} */
export const mmengineStyle = {
  language: "python",
  file: "config.py",
  source: (call) => `param_scheduler = ${mmengineConfig(call, 88)}`,
  line: (call) => mmengineConfig(call, Number.POSITIVE_INFINITY),
};

const plain = { prefix: () => "", first: () => "", positional: {}, dicts: true };

/** @param {Call} call @param {number} width */
function mmengineConfig({ name, kwargs = {} }, width) {
  if (!Array.isArray(kwargs.param_scheduler)) {
    return written({ name: "dict", kwargs: { type: name, ...kwargs } }, plain, width);
  }
  const lines = kwargs.param_scheduler.map((each) => written({ name: "dict", kwargs: each }, plain, width));
  return width < Number.POSITIVE_INFINITY
    ? `[\n${lines.map((line) => `    ${line},\n`).join("")}]`
    : `[${lines.join(", ")}]`;
}

/** DeepSpeed: the block of its config. @type {Style} */
export const deepspeedStyle = {
  language: "json",
  file: "ds_config.json",
  source: ({ name, kwargs }) => JSON.stringify({ scheduler: { type: name, params: kwargs } }, null, 2),
  line: ({ name, kwargs }) =>
    JSON.stringify({ type: name, params: kwargs }).replaceAll(/([,:])(?=\S)/g, "$1 "),
};

/** The flags of Megatron, of which those of lengths count iterations. */
const flags = {
  max_lr: "--lr",
  min_lr: "--min-lr",
  init_lr: "--lr-warmup-init",
  lr_warmup_steps: "--lr-warmup-iters",
  lr_decay_steps: "--lr-decay-iters",
  lr_decay_style: "--lr-decay-style",
  wsd_decay_steps: "--lr-wsd-decay-iters",
  lr_wsd_decay_style: "--lr-wsd-decay-style",
};

/** @param {Call} call */
const flagsOf = ({ kwargs = {} }) =>
  Object.entries(kwargs).map(([name, value]) => {
    const text = typeof value === "number" ? number(value) : String(value);
    return `${flags[/** @type {keyof typeof flags} */ (name)]} ${text}`;
  });

/** Megatron: the flags of its training scripts. @type {Style} */
export const megatronStyle = {
  language: "sh",
  file: "train.sh",
  source: (call) =>
    `python pretrain_gpt.py \\\n${flagsOf(call)
      .map((flag) => `    ${flag}`)
      .join(" \\\n")}`,
  line: (call) => flagsOf(call).join(" "),
};

/** nanoGPT: the lines of a config file. @type {Style} */
export const nanogptStyle = {
  language: "python",
  file: "config/train_gpt2.py",
  source: ({ kwargs = {} }) =>
    Object.entries(kwargs)
      .map(([name, value]) => `${name} = ${number(Number(value))}`)
      .join("\n"),
  line: ({ kwargs = {} }) =>
    Object.entries(kwargs)
      .map(([name, value]) => `${name}=${number(Number(value))}`)
      .join(", "),
};
