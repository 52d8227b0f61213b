import type { Hostile } from "./hostile.ts";

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
learning_rate: 1
`;

const mergeBomb = `a: &a {x1: 1, x2: 2, x3: 3, x4: 4, x5: 5, x6: 6, x7: 7, x8: 8}
b: &b {y: [*a, *a, *a, *a, *a, *a, *a, *a]}
c: &c {<<: [*b, *b, *b, *b, *b, *b, *b, *b], z: [*b, *b, *b, *b, *b, *b, *b, *b]}
d: &d {<<: [*c, *c, *c, *c, *c, *c, *c, *c], z: [*c, *c, *c, *c, *c, *c, *c, *c]}
e: &e {<<: [*d, *d, *d, *d, *d, *d, *d, *d], z: [*d, *d, *d, *d, *d, *d, *d, *d]}
`;

/** YAML that is broken, too large, or would run something. */
export const malformedYaml: readonly Hostile[] = [
  ["a tab for indentation", "lr_scheduler_kwargs:\n\tnum_cycles: 1\n", "YAML that can be read"],
  ["an indentation that fits nothing", "a:\n    b: 1\n  c: 2\n", "YAML that can be read"],
  ["a quote that does not end", 'learning_rate: "1e-3\nmax_steps: 3\n', "YAML that can be read"],
  ["a single quote that does not end", "learning_rate: '1e-3\nmax_steps: 3\n", "YAML that can be read"],
  ["a flow list that does not end", "learning_rate: [1e-3\nmax_steps: 3\n", "YAML that can be read"],
  ["a flow map that does not end", "learning_rate: {a: 1\n", "YAML that can be read"],
  ["a reserved sign", "learning_rate: @3\n", "YAML that can be read"],
  ["a backtick", "learning_rate: `3`\n", "YAML that can be read"],
  ["two colons in a line", "learning_rate: a: b\n", "YAML that can be read"],
  ["an anchor that nobody set", "learning_rate: *lr\n", "an anchor that stands before it"],
  ["an anchor set later", "learning_rate: *lr\nlr: &lr 3\n", "an anchor that stands before it"],
  ["an anchor in itself", "a: &a [*a]\nlearning_rate: 1\n", "an anchor that stands before it"],
  ["a million laughs", bomb, "at most 10000 values"],
  ["a million merges", mergeBomb, "at most 10000 values"],
  ["a tag of Python", "learning_rate: !!python/object/apply:os.system ['id']\n", "no tags"],
  ["a tag of Python for a module", "learning_rate: !!python/name:os.system\n", "no tags"],
  ["a tag of one's own", "learning_rate: !lr 3\n", "no tags"],
  ["a binary tag", "learning_rate: !!binary aGk=\n", "no tags"],
  ["a tag on a map", "learning_rate: !!set {a, b}\n", "no tags"],
  ["a tag with a name that is none", "learning_rate: !foo!bar 3\n", "YAML that can be read"],
  ["a list as a key", "? [a, b]\n: 1\nlearning_rate: 1\n", "a name as the key"],
  ["a map as a key", "x: 1\n? {a: b}\n: 1\n", "a name as the key"],
  ["an alias as a key", "a: &a x\n*a : 1\n", "a name as the key"],
  ["merging a text", "<<: text\nlearning_rate: 1\n", "a dictionary, or a list of them"],
  ["merging a list of texts", "<<: [a, b]\nlearning_rate: 1\n", "a dictionary, or a list of them"],
  ["two documents", "learning_rate: 1\n---\nlearning_rate: 2\n", "one document"],
  ["deep flow lists", `a: ${"[".repeat(3000)}`, "at most 64 levels"],
  ["deep block lists", `a:\n  ${"- ".repeat(3000)}x\n`, "at most 64 levels"],
  ["deep keys", `${"? ".repeat(3000)}x\nlearning_rate: 1\n`.replace(/^/, "a: 1\n"), "at most 64 levels"],
  [
    "deep maps",
    `${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")}\n`,
    "at most 64 levels",
  ],
  [
    "many keys",
    Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`)
      .join("\n")
      .slice(0, 249_000),
    "at most 4000 lines",
  ],
  ["many values on a line", `a: [${"1, ".repeat(20_000)}]\nlearning_rate: 1\n`, "10000 values"],
  ["a directive that nobody knows", "%FOO bar\n---\nlearning_rate: {\n", "YAML that can be read"],
  ["a null byte", "learning_rate: \u0000\nlr_scheduler_type: linear\n", "line 1, column 16, learning_rate"],
  ["only a key", "learning_rate:\n", "say so with --from transformers"],
  ["a text for a map", "lr_scheduler_kwargs: text\nmax_steps: 3\nlearning_rate: 1\n", "a dictionary"],
  ["no scheduler at all", "name: me\nvalues: [1, 2]\n", "the keys of a scheduler"],
  ["a compose file", "services:\n  web:\n    image: nginx\n", "the keys of a scheduler"],
  [
    "keys of JavaScript's objects",
    "__proto__: {learning_rate: 3}\nconstructor: 1\n",
    "the keys of a scheduler",
  ],
];
