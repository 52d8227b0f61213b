/** Texts that are made to cost time or memory. Each is refused at once. */
const many = (text: string, times: number): string => text.repeat(times);

export const large: readonly (readonly [name: string, text: string])[] = [
  ["10,000 brackets", many("(", 10_000)],
  ["10,000 calls in calls", `${many("f(", 10_000)}${many(")", 10_000)}`],
  ["8,000 schedulers in schedulers", `${many("SequentialLR(optimizer, [", 8000)}${many("])", 8000)}`],
  ["10,000 lists in lists", `x = ${many("[", 10_000)}${many("]", 10_000)}`],
  ["10,000 signs", `StepLR(optimizer, ${many("-", 10_000)}3)`],
  ["10,000 nots", `StepLR(optimizer, ${many("not ", 10_000)}3)`],
  ["10,000 lambdas", `LambdaLR(optimizer, ${many("lambda x: ", 10_000)}3)`],
  ["10,000 terms", `StepLR(optimizer, ${many("1 + ", 10_000)}1)`],
  ["10,000 powers", `StepLR(optimizer, ${many("2 ** ", 10_000)}2)`],
  ["10,000 attributes", `x${many(".y", 10_000)}(optimizer)`],
  ["10,000 calls of calls", `StepLR${many("()", 10_000)}`],
  ["10,000 choices", `StepLR(optimizer, ${many("1 if x else ", 10_000)}3)`],
  ["600 blocks in blocks", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}if x:`).join("\n")],
  ["two megabytes of calls", many("StepLR(optimizer, 3)\n", 100_000)],
  ["11,000 schedulers that lack something", many("StepLR(optimizer, n)\n", 11_000)],
  ["240,000 characters in a string", `x = "${many("a", 239_000)}"`],
  ["240,000 characters of digits", `StepLR(optimizer, ${many("9", 239_000)})`],
  ["240,000 characters of commas", `StepLR(${many(",", 239_000)})`],
  ["240,000 characters of quotes", many("'", 240_000)],
  ["240,000 characters of backslashes", many("\\", 240_000)],
  ["240,000 characters of line ends", many("\n", 240_000)],
  ["240,000 characters of spaces", many(" ", 240_000)],
  ["240,000 characters of null bytes", many("\0", 240_000)],
  ["240,000 characters of braces in an f-string", `f"${many("{", 239_000)}"`],
  ["f-strings in f-strings", many('f"{', 80_000)],
  ["100,000 open strings in lines", many("'\n", 100_000)],
  [
    "names of names, each twice",
    `x0 = [1, 1]\n${Array.from({ length: 60 }, (_, i) => `x${i + 1} = [x${i}, x${i}]`).join("\n")}\nMultiStepLR(optimizer, x60)`,
  ],
  [
    "dictionaries of dictionaries, each twice",
    `d0 = {}\n${Array.from({ length: 60 }, (_, i) => `d${i + 1} = dict(a=d${i}, b=d${i})`).join("\n")}\nStepLR(optimizer, d60)`,
  ],
  [
    "schedulers of schedulers, each twice",
    `s0 = LinearLR(optimizer)\n${Array.from({ length: 40 }, (_, i) => `s${i + 1} = ChainedScheduler([s${i}, s${i}])`).join("\n")}\nSequentialLR(optimizer, [s40, s40], [n])`,
  ],
  [
    "10,000 names in a row",
    `${Array.from({ length: 10_000 }, (_, i) => `x${i + 1} = x${i}`).join("\n")}\nStepLR(optimizer, x10000)`,
  ],
  [
    "names in brackets of names, 60 times 190 deep",
    `x0 = 1\n${Array.from({ length: 60 }, (_, i) => `x${i + 1} = ${many("[", 190)}x${i}${many("]", 190)}`).join("\n")}\nMultiStepLR(optimizer, x60)`,
  ],
  [
    "functions of functions, 300 times",
    `def f0(a): return a\n${Array.from({ length: 300 }, (_, i) => `def f${i + 1}(a): return f${i}(a)`).join("\n")}\nStepLR(f300(SGD(p, lr=0.1)), f300(n))`,
  ],
  [
    "functions that call themselves",
    `def f(n=f()):\n    return f(n)\n${many("x = f(f(f(f(x))))\n", 2000)}StepLR(f(optimizer), f(x))`,
  ],
];
