import { plainName } from "./plain-name.ts";

/** What a column is to a run. */
export type Role = "lr" | "loss" | "valLoss" | "gradNorm" | "epoch";

export const roleWords: { readonly [R in Role]: string } = {
  lr: "learning rate",
  loss: "training loss",
  valLoss: "validation loss",
  gradNorm: "gradient norm",
  epoch: "epoch",
};

const held = "(val|valid|validation|eval|evaluation|dev)";

/**
 * Names that a column of each role has, on plain names, the surest first. Each line is a tier: a name of an earlier one
 * is taken before any of a later one.
 */
const tiers: { readonly [R in Role]: readonly RegExp[] } = {
  lr: [
    /^((train|training|trainer|optim|optimizer|charts|hyper|hyperparameters|opt)_)?(lr|learning_?rate)$/,
    /^(learning_rate|lr)_(learning_rate|lr)$/,
    /^(\w+_)?(lr|learning_rate)_(0|pg0|pg_0|group_?0|param_group_?0|base|default)$/,
    /^(\w+_)?(lr|learning_rate)_((pg|group|param_group|g)_?)?\d+$/,
    /^lr_[a-z]\w*(_pg_?1)?$/,
    /(^|_)(lr|learning_rate)(_|$)/,
  ],
  loss: [
    /^(train|training|trn)_loss(_(step|iter|batch))?$|^loss_(train|training)$/,
    /^(train_)?(train|training)_loss$|^train_train_loss$/,
    /^loss$|^(train_|training_)?lm_loss$|^lm_loss_training_lm_loss$|^(train_)?(total|ce|cross_entropy|nll|mlm|xent)_loss$|^(train_)?cross_?entropy(_loss)?$/,
    /^(train_)?loss_(step|total|iter|batch|ce|all)$|^losses_(total|train)$|^batch_loss$|^running_loss$/,
    /^(train_)?loss_epoch$|^train_loss_epoch$|^epoch_loss$|^(avg|mean)_(train_)?loss$|^(train_)?(avg|mean)_loss$/,
    /(^|_)loss(es)?(_|$)/,
  ],
  valLoss: [
    new RegExp(`^${held}_loss$|^loss_${held}$|^${held}_${held}_loss$`),
    new RegExp(`^${held}_(lm|total|ce|cross_entropy|nll|mlm)_loss$|^lm_loss_validation_lm_loss_validation$`),
    new RegExp(
      `^${held}_(cross_?entropy|nll)$|^${held}_loss_(epoch|total|step)$|^(avg|mean|epoch)_${held}_loss$`,
    ),
    new RegExp(`(^|_)${held}(_\\w+)?_(loss|cross_?entropy)(_|$)|(^|_)loss_${held}(_|$)`),
    /(^|_)test_loss$|^loss_test$/,
  ],
  gradNorm: [
    /^((train|training|optim|optimizer)_)?(total_|global_)?grad(ient)?_?norm$/,
    /^grad_norm_grad_norm$|^grad_2(_0)?_norm_total$|^((train|optim)_)?(total|global)_grad(ient)?_norm$|^grad(ient)?s?_(global_|total_)?norm(_total)?$/,
    /(^|_)grad(ient)?_?norm$/,
  ],
  epoch: [/^((train|training|trainer)_)?epochs?$/, /^(current_|num_)?epochs?(_num|_number|_idx)?$/],
};

/** Names that look like one and are another. */
const not: { readonly [R in Role]: RegExp } = {
  lr: /(^|_)(scale|mult|multiplier|ratio|min|max|initial|init|peak|target|warmup|decay|wd|end|final|loss)(_|$)/,
  loss: /(^|_)(val|valid|validation|eval|evaluation|dev|test|testing|aux|balance|balancing|router|z|min|max|best|scale|kl|reg|weight|count|std|var|diverged)(_|$)|(^|_)final_/,
  valLoss: /(^|_)(train|training|best|min|max|aux|scale|std|var|wa|ema|count)(_|$)|(^|_)final_/,
  gradNorm: /(^|_)(min|max|std|clip|clipped|param|weight|threshold)(_|$)/,
  epoch: /(^|_)(time|total|max|seconds)(_|$)/,
};

/** How surely a column of this name has the role: 0 is the surest, `undefined` is not at all. */
export function tierOf(role: Role, name: string): number | undefined {
  const plain = plainName(name);
  const tier = tiers[role].findIndex((pattern) => pattern.test(plain));
  if (tier < 0 || not[role].test(plain) || /__(min|max)$/i.test(name)) return undefined;
  return tier;
}
