import type { Hostile } from "./hostile.ts";

const flags = (rest: string): string =>
  `python train.py --learning_rate 1e-3 --num_train_epochs 1 --max_steps 100 ${rest}`;

const megatron = (rest: string): string => `pretrain.py --lr 1e-4 --train-iters 100 ${rest}`;

/** A reference, as OmegaConf and shells write it. */
const ref = (name: string): string => ["$", "{", name, "}"].join("");

/** Command lines that are broken or wrong. */
export const wrongFlags: readonly Hostile[] = [
  ["a quote that does not end", flags("--lr_scheduler_type 'cosine"), "a ' that closes this one"],
  ["a double quote that does not end", flags('--lr_scheduler_type "cosine'), 'a " that closes this one'],
  [
    "an LR without a value",
    "python train.py --learning_rate --num_train_epochs 1",
    "expected a number, at least 0, received nothing",
  ],
  ["a scheduler without a value", flags("--lr_scheduler_type"), "a text"],
  ["two values", flags("--warmup_steps 3 4"), "expected a number"],
  ["an empty value", flags('--warmup_steps ""'), "expected a number"],
  ["an empty value behind =", flags("--warmup_steps="), "expected a number"],
  ["a number that is none", flags("--warmup_steps nan"), "expected a number"],
  ["an infinite number", flags("--warmup_ratio inf"), "expected a number"],
  ["a hexadecimal number", flags("--warmup_steps 0x10"), "expected a number"],
  [
    "a variable that nobody set",
    flags("--warmup_ratio $WARMUP"),
    "received $WARMUP; give it with --set '$WARMUP=NUMBER'",
  ],
  ["a command for a value", flags("--warmup_ratio $(cat warmup)"), "received $(cat warmup)"],
  ["a command in backticks", flags("--warmup_ratio `cat warmup`"), "received `cat warmup`"],
  ["arithmetic", flags("--warmup_steps $((10 * 3))"), "received $((10 * 3))"],
  ["a brace that does not end", flags(`--warmup_ratio ${ref("WARMUP").slice(0, -1)}`), "expected a number"],
  ["a bracket that does not end", flags("--warmup_ratio $(cat"), "line 1"],
  ["a variable in itself", `X="$X $X"\n${flags("--warmup_ratio $X")}`, "received a list of 2"],
  [
    "variables that grow",
    `${Array.from({ length: 30 }, (_, i) => `V${i + 1}="$V${i}$V${i}$V${i}$V${i}"`).join("\n")}\n${flags("--warmup_ratio $V30")}`,
    "line",
  ],
  [
    "arrays that grow",
    `A0=(a b c d e f g h)\n${Array.from({ length: 20 }, (_, i) => `A${i + 1}=(\${A${i}[@]} \${A${i}[@]} \${A${i}[@]} \${A${i}[@]})`).join("\n")}\n${flags(`--warmup_steps ${ref("A20[@]")}`)}`,
    "line",
  ],
  ["JSON that is broken", flags("--lr_scheduler_kwargs '{\"num_cycles\": }'"), "a JSON value"],
  ["a misspelt flag", flags("--warmup-setps 3"), "--warmup-setps"],
  ["an LR of a part of the model", flags("--mm_projector_lr 2e-5"), "--mm_projector_lr"],
  ["flags of nobody", "rm --recursive --force /tmp/x", "the keys of a scheduler"],
  ["a script without flags", "#!/bin/bash\necho hello\n", "the keys of a scheduler"],
  ["only variables", "#!/bin/bash\nexport LR=3\n", "the keys of a scheduler"],
  ["many words", `${flags("x ".repeat(60_000))}`, "at most 10000 words"],
  ["one giant word", flags(`--warmup_steps ${"9".repeat(100_000)}`), "expected a number"],
  ["Megatron without an LR", "pretrain.py --train-iters 100 --lr-decay-style cosine", "a number"],
  ["Megatron, a style without a value", megatron("--lr-decay-style"), "a text"],
  ["Megatron, samples in a run of iterations", megatron("--lr-decay-samples 100"), "lengths in iters"],
  [
    "Megatron, two warmups",
    megatron("--lr-warmup-fraction 0.1 --lr-warmup-iters 10"),
    "either this or lr_warmup_iters",
  ],
  ["Megatron, a batch that grows", megatron("--rampup-batch-size 16 16 5000"), "one batch size"],
  ["Megatron, WSD without its length", megatron("--lr-decay-style WSD"), "lr_wsd_decay_iters"],
  ["Megatron, samples without a batch", "pretrain.py --lr 1e-4 --train-samples 1000", "--batch"],
  [
    "Megatron, growing weight decay without its start",
    megatron("--weight-decay-incr-style cosine"),
    "start_weight_decay",
  ],
  [
    "Megatron, a start without growth",
    megatron("--start-weight-decay 0.1"),
    "unless weight_decay_incr_style",
  ],
  ["nanoGPT, a warmup that is a word", "train.py --learning_rate=1e-3 --warmup_iters=some", "a whole number"],
  [
    "nanoGPT, a truth that is none",
    "train.py --learning_rate=1e-3 --max_iters=5 --decay_lr=maybe",
    "true or false",
  ],
  [
    "diffusers without a warmup",
    "train.py --learning_rate 1 --lr_scheduler cosine --max_train_steps 3",
    "lr_warmup_steps",
  ],
  ["diffusers without an LR", "train.py --lr_scheduler constant --max_train_steps 3", "learning_rate"],
  [
    "diffusers, an LR that is scaled",
    "train.py --learning_rate 1 --lr_scheduler constant --max_train_steps 3 --scale_lr",
    "scale_lr",
  ],
];
