// How the users of each framework write a scheduler: the lines of an example, and a scheduler on one line.
import { written } from "./python.mjs";

/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("./python.mjs").CallStyle} CallStyle */

/**
 * How the users of a framework write a scheduler.
 * @typedef {object} Style
 * @property {string} language Of the block.
 * @property {(call: Call) => string} source The lines of an example.
 * @property {(call: Call) => string} line The scheduler alone, on one line.
 * @property {string} [file] The file that the lines stand in, where they are no call.
 */

/** @param {string | ((name: string) => string) | undefined} given */
const always = (given = "") => (typeof given === "function" ? given : () => given);

/**
 * Python: `scheduler = StepLR(optimizer, ...)`.
 * @param {object} options
 * @param {string} [options.before] A line before it.
 * @param {string | ((name: string) => string)} [options.assign]
 * @param {string | ((name: string) => string)} [options.prefix]
 * @param {string | ((name: string) => string)} [options.first]
 * @param {CallStyle["positional"]} [options.positional]
 * @returns {Style}
 */
export function pythonStyle({ before, assign, prefix, first, positional = {} }) {
  const style = { prefix: always(prefix), first: always(first), positional };
  return {
    language: "python",
    source: (call) => {
      const name = always(assign)(call.name);
      const text = `${name ? `${name} = ` : ""}${written(call, style)}`;
      return before ? `${before}\n${text}` : text;
    },
    line: (call) => written(call, style, Number.POSITIVE_INFINITY),
  };
}

/** The functions of transformers by the words of `lr_scheduler_type`. */
const functions = {
  linear: "get_linear_schedule_with_warmup",
  cosine: "get_cosine_schedule_with_warmup",
  cosine_with_min_lr: "get_cosine_with_min_lr_schedule_with_warmup",
  cosine_warmup_with_min_lr: "get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
  cosine_with_restarts: "get_cosine_with_hard_restarts_schedule_with_warmup",
  polynomial: "get_polynomial_decay_schedule_with_warmup",
  warmup_stable_decay: "get_wsd_schedule",
  inverse_sqrt: "get_inverse_sqrt_schedule",
  constant_with_warmup: "get_constant_schedule_with_warmup",
  constant: "get_constant_schedule",
  reduce_lr_on_plateau: "get_reduce_on_plateau_schedule",
  greedy: "get_greedy_schedule",
};

const transformersPython = pythonStyle({
  before: "optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)",
  assign: "scheduler",
  first: (name) => (name === "get_scheduler" ? "" : "optimizer"),
  positional: { get_scheduler: ["name", "optimizer"] },
});

/** @param {Call} call @returns {Call} */
function asFunction({ name, kwargs = {} }) {
  if (Object.hasOwn(functions, name)) {
    return { name: functions[/** @type {keyof typeof functions} */ (name)], kwargs };
  }
  const { name: type, ...rest } = kwargs;
  return { name, kwargs: { name: type, optimizer: { ref: "optimizer" }, ...rest } };
}

/** Transformers: its functions, or `get_scheduler("cosine", optimizer, ...)`. @type {Style} */
export const transformersStyle = {
  language: "python",
  source: (call) => transformersPython.source(asFunction(call)),
  line: (call) => transformersPython.line(asFunction(call)),
};

/** Keras: schedules, and one callback. @type {Style} */
export const kerasStyle = pythonStyle({
  assign: (name) => (name === "ReduceLROnPlateau" ? "callback" : "schedule"),
  prefix: (name) => (name === "ReduceLROnPlateau" ? "keras.callbacks." : "keras.optimizers.schedules."),
});

const igniteMembers = ["CosineAnnealingScheduler", "LinearCyclicalScheduler", "PiecewiseLinear"];
const ignitePlain = {
  prefix: () => "",
  first: (/** @type {string} */ name) =>
    igniteMembers.includes(name)
      ? 'optimizer, "lr"'
      : /LR$/.test(name)
        ? "optimizer"
        : name === "ReduceLROnPlateauScheduler"
          ? "optimizer"
          : "",
  positional: { create_lr_scheduler_with_warmup: ["lr_scheduler"], LRScheduler: ["lr_scheduler"] },
};

/** Ignite: its handlers, and torch schedulers inside. @type {Style} */
export const igniteStyle = {
  language: "python",
  source: (call) => `scheduler = ${written(call, ignitePlain)}`,
  line: (call) => written(call, ignitePlain, Number.POSITIVE_INFINITY),
};
