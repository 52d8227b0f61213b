import { describe, expect, test } from "vitest";
import { read } from "../index.ts";

/** What `n` is in a text that ends in a scheduler with `n`: a number, or the source that is left open. */
function n(text: string): unknown {
  const { found } = read(`${text}\nStepLR(optimizer, step_size=n)`);
  const value = found[found.length - 1].call.kwargs?.step_size;
  return typeof value === "object" && value !== null && "ref" in value ? value.ref : value;
}

describe("a name is what it was bound to last, if nothing else is possible", () => {
  test.each<[string, string, unknown]>([
    ["one assignment", "n = 3", 3],
    ["the last of several", "n = 3\nn = 4", 4],
    ["of several targets", "m = n = 5", 5],
    ["unpacked", "a, (b, n) = 1, (2, 6)", 6],
    ["unpacked from a name", "xs = [1, 7]\na, n = xs", 7],
    ["with a type", "n: int = 8", 8],
    ["changed in place", "n = 3\nn *= 4\nn -= 2", 10],
    ["computed from others", "a = 2\nb = a ** 3\nn = (b + 1) // 2", 4],
    ["in a branch that is the only one", "if x:\n    n = 3", 3],
    ["a walrus", "if (n := 9) > 3:\n    pass", 9],
    ["in a loop after it is bound", "for i in x:\n    n = 3\n    print(n)", 3],
    ["an item of a list", "xs = [1, 2, 3]\nn = xs[-1]", 3],
    ["an item of a dictionary", "d = dict(a=1, b={'c': 5})\nn = d['b']['c']", 5],
    ["an attribute that is set", "cfg = Config()\ncfg.n = 4\nn = cfg.n", 4],
    ["an attribute of a class", "class C:\n    n = 4\nn = C.n", 4],
    ["an attribute of an object of a class", "class C:\n    n: int = 4\nc = C()\nn = c.n", 4],
    ["an attribute that is passed", "class C:\n    n: int = 4\nc = C(n=6)\nn = c.n", 6],
    ["a holder of settings", "from types import SimpleNamespace\nc = SimpleNamespace(n=7)\nn = c.n", 7],
    ["the length of a list", "n = len([1, 2, 3])", 3],
    ["the default of a field", "@dataclass\nclass C:\n    n: int = field(default=4)\nc = C()\nn = c.n", 4],
    [
      "an attribute that a method sets",
      "class C:\n    n = 4\n    def __init__(self):\n        self.n = 5\nn = C().n",
      5,
    ],
    ["global in a function that reads it", "n = 3\ndef f():\n    global n\n    print(n)", 3],
    ["in another spelling", "\uff4e = 3", 3],
  ])("%s", (_, text, expected) => {
    expect(n(text)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["set nowhere", "", "n"],
    ["set in one of two branches", "n = 3\nif x:\n    n = 4", "n"],
    ["set in both branches", "if x:\n    n = 3\nelse:\n    n = 4", "n"],
    ["a variable of a loop", "for n in range(3):\n    pass", "n"],
    ["deleted", "n = 3\ndel n", "n"],
    ["bound by with", "with x as n:\n    pass", "n"],
    ["changed by what is not known", "n = 3\nn += m", "n"],
    ["global in a function that sets it", "n = 3\ndef f():\n    global n\n    n = 4", "n"],
    ["an item of what is not known", "n = x[0]", "n"],
    ["an item that a list has not", "n = [1][5]", "n"],
    ["a list that was changed", "xs = [1]\nxs.append(2)\nn = xs[0]", "n"],
    ["a call", "n = f(3) + 1", "f(3) + 1"],
    ["itself", "n = n", "n"],
    ["bound by a pattern", "n = 3\nmatch x:\n    case {'n': n}:\n        pass", "n"],
    [
      "changed by an inner function",
      "def f():\n    n = 3\n    def g():\n        nonlocal n\n        n = 4\n    n = n",
      "n",
    ],
  ])("unless it is %s", (_, text, expected) => {
    expect(n(text)).toBe(expected);
  });
});

test("in a function a name is its own, then that of the module", () => {
  const { found } = read(
    "n = 3\ndef f():\n    StepLR(o, step_size=n)\ndef g():\n    n = 4\n    StepLR(o, step_size=n)\n",
  );
  expect(found.map(({ call }) => call.kwargs?.step_size)).toEqual([3, 4]);
});

test("the variable of a comprehension is not the name outside", () => {
  const sizes = (text: string): unknown[] =>
    read(`n = 3\n${text}`).found.map(({ call }) => call.kwargs?.step_size);
  expect(sizes("x = [StepLR(o, step_size=n) for n in (10, 20)]")).toEqual([{ ref: "n" }]);
  expect(sizes("x = {k: StepLR(o, step_size=n) for k, n in y}")).toEqual([{ ref: "n" }]);
  expect(sizes("f(StepLR(o, step_size=n) for n in y)")).toEqual([{ ref: "n" }]);
  expect(sizes("x = [StepLR(o, step_size=n) for m in (10, 20)]")).toEqual([3]);
});

test("a parameter is what the only call passes, by place or name, or its default", () => {
  const steps = (calls: string): unknown =>
    read(`def f(o, n=3):\n    StepLR(o, step_size=n)\n${calls}`).found[0].call.kwargs?.step_size;
  expect(steps("")).toBe(3);
  expect(steps("f(o)")).toBe(3);
  expect(steps("f(o, 4)")).toBe(4);
  expect(steps("f(o, n=5)")).toBe(5);
  expect(steps("f(o, 4)\nf(o, 5)")).toEqual({ ref: "n" });
  expect(steps("f(*args)")).toEqual({ ref: "n" });
});

test("a list that is changed in its own loop is not the list that was written", () => {
  const { found } = read("m = []\nfor i in x:\n    m.append(i)\nMultiStepLR(o, milestones=m)");
  expect(found[0].call.kwargs?.milestones).toEqual({ ref: "m" });
});
