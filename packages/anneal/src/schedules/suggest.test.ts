import { expect, test } from "vitest";
import { problem } from "../errors/index.ts";
import { suggest } from "./suggest.ts";

test("a word is answered with the nearest of the words that could stand there", () => {
  const found = suggest(
    problem("unknown", "kind", "one of cosine, linear", "cosin", { words: ["cosine", "linear"] }),
  );
  expect(found.suggestion).toBe('did you mean "cosine"?');
  expect(found.message).toBe(
    'kind: expected one of cosine, linear, received "cosin"; did you mean "cosine"?',
  );
  expect(Object.keys(found)).not.toContain("words");
});

test("a length is answered with the unit that was meant, or with rest where it may stand", () => {
  expect(suggest(problem("unit", "x.over", "a length", "5 percent")).suggestion).toBe('write "5%"');
  expect(suggest(problem("unit", "x.over", 'a length such as 5, "rest"', "rst")).suggestion).toBe(
    'did you mean "rest"?',
  );
  expect(suggest(problem("unit", "x.over", "a length such as 5", "rst")).suggestion).toBeUndefined();
  expect(suggest(problem("range", "x.name", "a name", "5 percent")).suggestion).toBeUndefined();
});

test("what is no text, far from every word or answered already stays as it is", () => {
  for (const received of [5, -1, null, undefined, ["cosine"], "sawtooth"]) {
    const found = problem("unknown", "kind", "one of cosine", received, { words: ["cosine"] });
    expect(suggest(found).message).toBe(found.message);
  }
  const answered = problem("room", "x", "less", "60%", { suggestion: "write less", words: ["61%"] });
  expect(suggest(answered).message).toBe(answered.message);
});
