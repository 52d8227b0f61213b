import type { Hostile } from "./hostile.ts";

/** Texts that are no configs. */
export const none: readonly Hostile[] = [
  ["nothing", "", undefined],
  ["blanks", " \n\t\n", undefined],
  ["a mark of byte order", "\uFEFF", undefined],
  ["a sentence", "the quick brown fox", undefined],
  ["a line of Python", "OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)", undefined],
  ["a program", "import torch\n\nlr: float = 3e-4\nscheduler = StepLR(optimizer, 30)\n", undefined],
  ["a class", "@dataclass\nclass Config:\n    learning_rate: float = 3e-4\n", undefined],
  ["a comment", "# nothing here\n", undefined],
  ["one giant line", "x".repeat(1_000_000), undefined],
  ["null bytes", "\u0000".repeat(1000), undefined],
  ["a list of calls", "[dict(type='LinearLR', begin=0)]", undefined],
  ["a lone surrogate", "\uD800", undefined],
];
