import { AnnealError } from "anneal";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convertText, locate, read } from "../src/index.ts";
import { large } from "./hostile/large.ts";
import { characters, syntax, unbalanced } from "./hostile/syntax.ts";
import { names, values } from "./hostile/values.ts";

/** What a text is refused with; a text that is read is no test of refusals. */
function refusal(text: string): string {
  try {
    convertText(text, { facts: { baseLrs: [0.1] } });
  } catch (error) {
    if (error instanceof AnnealError) return error.message;
    throw error;
  }
  throw new Error(`read: ${text.slice(0, 100)}`);
}

/** Short texts as they are, others by their beginning. */
const titled = (texts: readonly string[]) => texts.map((text) => [text.slice(0, 80), text] as const);

describe("a text that is malformed or hostile is refused in sentences with line and column", () => {
  const short = [...unbalanced, ...syntax, ...characters, ...values, ...names];
  test.each([...titled(short), ...large])("%j", (_, text) => {
    for (const sentence of refusal(text).split("\n")) {
      expect(sentence).toMatch(/\bline \d+, column \d+\b.*: expected .+, received /);
    }
  });

  test("there are more than 250 of them", () => {
    expect(short.length + large.length).toBeGreaterThan(250);
  });
});

describe("the place is that of the mistake, and the sentence says what belongs there", () => {
  test.each([
    [
      "StepLR(optimizer, step_size=30",
      "line 1, column 7: expected ) that closes this (, received the end of the text",
    ],
    ["a = [1,\n  (2]\n", "line 2, column 5: expected ), for the ( at line 2, column 3, received ]"],
    [
      "a = 'b\nStepLR(o, 3)",
      "line 1, column 5: expected ' at the end of this string, received the end of the line",
    ],
    ["StepLR(optimizer step_size=30)", 'line 1, column 18: expected "," or ), received step_size'],
    ["if x:\nStepLR(optimizer, 3)", "line 2, column 1: expected an indented block, received StepLR"],
    ["def f()\n    return 3", 'line 1, column 8: expected ":" and a block, received the end of the line'],
    ["lr = \u22120.1", "line 1, column 6: expected Python, received \u2212 (U+2212); write -"],
    ["f(\u201cmin\u201d)", 'line 1, column 3: expected Python, received \u201c (U+201C); write "'],
    ["max\u200b_lr = 1", "line 1, column 4: expected a name without invisible characters, received U+200B"],
    [
      "x = 3\n\tOneCycleLR(optimizer, 0.1,\n\t  total_steps=len(train_loader))",
      "line 3, column 16, OneCycleLR.total_steps: expected a whole number, at least 1, received len(train_loader); give it with --set 'len(train_loader)=NUMBER'",
    ],
    [
      "StepLR(optimizer, step_size=n * len(data), gamma=0.1)",
      "line 1, column 29, StepLR.step_size: expected a whole number, at least 1, received n * len(data); give it with --set n=NUMBER --set 'len(data)=NUMBER'",
    ],
    [
      "from torch.optim.lr_scheduler import *\nw = LinearLR(o, 2.0)\nSequentialLR(o, [w, StepLR(o, 3)], [5])",
      "line 2, column 17, SequentialLR.schedulers[0].start_factor: expected a number, above 0, at most 1, received 2",
    ],
    [
      "StepLR(optimizer, stepsize=30)",
      'line 1, column 19, StepLR.stepsize: expected one of optimizer, step_size, gamma, last_epoch, verbose, received "stepsize"; did you mean "step_size"?',
    ],
    [
      "get_cosine_schedule_with_warmup(optimizer, 100)",
      "line 1, column 1, get_cosine_schedule_with_warmup.num_training_steps: expected a value, received nothing",
    ],
    [
      "optax.piecewise_constant_schedule(1.0, {\n  100: 0.1,\n  200: 'x'})",
      'line 3, column 8, piecewise_constant_schedule.boundaries_and_scales[200]: expected a number, at least 0, received "x"',
    ],
    [
      "torch.optim.lr_scheduler.CosineAnealingLR(optimizer, 10)",
      'line 1, column 1: expected a scheduler of torch, received CosineAnealingLR; did you mean "CosineAnnealingLR"?',
    ],
    [
      "param_scheduler = [\n  dict(type='LinearLR', end=5),\n  dict(type='CosineAnealingLR', T_max=5)]",
      'line 3, column 13: expected a scheduler of the LR of mmengine, received CosineAnealingLR; did you mean "CosineAnnealingLR"?',
    ],
  ])("%j", (text, sentence) => {
    expect(refusal(text).split("\n")[0]).toBe(sentence);
  });
});

test("nothing in a text is run, whatever it is", () => {
  const before = Object.keys(globalThis);
  const payloads = ["globalThis.hacked = 1", "process.exit(1)", "require('fs')", "(() => { throw 1 })()"];
  for (const payload of payloads) {
    expect(refusal(`OneCycleLR(optimizer, 0.1, total_steps=${payload})`)).toContain("received");
    expect(refusal(`LambdaLR(optimizer, lambda e: ${payload})`)).toContain("received");
  }
  expect(Object.keys(globalThis)).toEqual(before);
});

test("an error that has its place keeps it", () => {
  const { found } = read("StepLR(optimizer, step_size=n)");
  const error = (() => {
    try {
      convertText("StepLR(optimizer, step_size=n)");
    } catch (caught) {
      return caught as AnnealError;
    }
    throw new Error("read");
  })();
  expect(locate(error, found[0]).message).toBe(error.message);
});

/** Only AnnealError may leave; what is read is fine. */
function readsOrRefuses(text: string): void {
  for (const options of [{}, { partial: true, facts: { baseLrs: [0.1], horizon: { steps: 100 } } }]) {
    try {
      convertText(text, options);
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      expect(error.message).toMatch(/expected .+, received /s);
    }
  }
}

const snippets = [
  "opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)\ns = StepLR(opt, step_size=30, gamma=0.1)\n",
  "def f(x=3):\n    return OneCycleLR(o, max_lr=[0.1, 1e-3], total_steps=int(1e3 * x))\nf(x=4)\n",
  "optax.join_schedules([optax.linear_schedule(0, 1e-3, 100), optax.cosine_decay_schedule(1e-3, 900)], [100])",
  "param_scheduler = [dict(type='LinearLR', end=5), dict(type='CosineAnnealingLR', T_max=95, begin=5)]\n",
  "class C:\n    lr = 0.1\nargs = p.parse_args()\nLambdaLR(o, lambda e: 0.95 ** e)\nx = {**a, 'b': [1, 2][0]}\n",
  "with (open(a) as b, c as d):\n    x = f'{y!r:>{w}}' 'z'; get_scheduler('cosine', o, 10, 100)\n",
  "learning_rate = 6e-4\nwarmup_iters = 2_000\nlr_decay_iters = 600_000\nmin_lr = learning_rate / 10\n",
  ">>> StepLR(o, 3)\n<object>\n>>> x = [\n...  1]\n",
  "```python\nReduceLROnPlateau(o, 'min', patience=5)\n```\n",
];

test("random characters are read or refused", () => {
  const tokens = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    ":",
    ".",
    "'",
    '"',
    "\n",
    "    ",
    "StepLR",
    "lambda",
    "f'",
    "1",
    "**",
    "x",
    "\\",
    "#",
    "`",
    "\0",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join("")),
  );
  fc.assert(fc.property(text, readsOrRefuses), { seed: 11, numRuns: 2000 });
});

test("what is left of good texts after random changes is read or refused", () => {
  const change = fc.record({
    at: fc.nat(),
    drop: fc.nat(6),
    add: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom("(", "]", "'", "\n", ",", "**", "=")),
  });
  const changed = fc
    .tuple(fc.constantFrom(...snippets), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([text, changes]) =>
      changes.reduce((now, { at, drop, add }) => {
        const from = at % (now.length + 1);
        return now.slice(0, from) + add + now.slice(from + drop);
      }, text),
    );
  fc.assert(fc.property(changed, readsOrRefuses), { seed: 12, numRuns: 2000 });
});
