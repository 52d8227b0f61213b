import { verifyFlags } from "./scale/verify-flags.ts";

/** The flags of `anneal scale`. */
export const scaleFlags: readonly (readonly [flag: string, says: string])[] = [
  ["--batch <n>", "samples (or tokens) in one forward and backward pass on one device, now"],
  ["--devices <n>", "devices now (default: 1)"],
  ["--accumulation <n>", "micro-batches per optimizer step now (default: 1)"],
  ["--to <n>", "samples (or tokens) per step then, all devices and micro-batches together"],
  ["--to-batch <n>", "or samples in one pass on one device then"],
  ["--to-devices <n>", "devices then"],
  ["--to-accumulation <n>", "micro-batches per optimizer step then"],
  ["--lr <number>", "peak LR now"],
  ["--optimizer <name>", "sgd, momentum, adam, adamw, ... (default: adamw)"],
  ["--momentum <number>", "momentum of SGD now"],
  ["--beta1 <number>", "first beta now"],
  ["--beta2 <number>", "second beta now"],
  ["--eps <number>", "epsilon now"],
  ["--weight-decay <number>", "weight decay now"],
  ["--warmup <n>", "steps of warmup now"],
  ["--steps <n>", "steps of the run now"],
  ["--critical-batch <n>", "the critical batch, as measured: the gradient noise scale"],
  [
    "--run-tokens <n>",
    "tokens of a language model's run: gives a critical batch where none was measured (batches in tokens)",
  ],
  ["--keep <what>", "samples (default): the run sees as much data as before; result: as much as it needs"],
  ...verifyFlags,
  ["--json", "the same as JSON"],
];
