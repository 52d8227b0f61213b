import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import { lastPart } from "../src/configs/keys/found.ts";
import { convertText } from "../src/index.ts";
import { kerasFastaiComposer } from "./snippets/keras-fastai-composer.ts";
import { mixed } from "./snippets/mixed.ts";
import { optaxTimmTransformers } from "./snippets/optax-timm-transformers.ts";
import { settings } from "./snippets/settings.ts";
import { torch } from "./snippets/torch.ts";
import { torchMore } from "./snippets/torch-more.ts";

const snippets = [
  ...torch,
  ...torchMore,
  ...optaxTimmTransformers,
  ...kerasFastaiComposer,
  ...settings,
  ...mixed,
];

describe("every scheduler in a text is found, with its place, its surroundings and the framework's own numbers", () => {
  test.each(snippets.map((each) => [each.name, each] as const))("%s", (_, { text, found, ...options }) => {
    const { reading, converted, leftOut } = convertText(text, options);
    expect(reading.format).toBe("Python");
    expect(leftOut).toEqual([]);
    expect(converted.map(({ found: { title } }) => title)).toEqual(found.map(({ title }) => title));
    found.forEach((expected, i) => {
      const { found: got, converted: does } = converted[i];
      const name = lastPart(got.call.name);
      expect(got.framework).toBe(expected.framework);
      if (expected.scheduler) expect(name).toBe(expected.scheduler);
      if (expected.kwargs) expect(got.call.kwargs).toEqual(expected.kwargs);
      if (expected.context) expect(got.context).toMatchObject(expected.context);
      if (expected.assumed) expect(got.assumed.join("\n")).toMatch(expected.assumed);
      const { at } = compile(does.groups[0], { steps: 600_000 });
      for (const [step, lr] of expected.lrs) expect(at(step)).toBeCloseTo(lr, 10);
    });
  });
});

test("a place is where the text has it", () => {
  for (const { text, found: _, ...options } of snippets) {
    const lines = text.split(/\r\n|\n/);
    for (const { found } of convertText(text, options).converted) {
      const { line, column } = found.place;
      const spot = lines[line - 1].slice(column - 1);
      // Schedulers that are called stand at their call, those of settings at a value.
      const called = !/^["'\d[{]|^dict\(/.test(spot);
      if (called) expect(spot).toMatch(/^[\w.]+ ?\(/);
      for (const place of Object.values(found.places)) {
        expect(lines[place.line - 1]?.[place.column - 1]).toMatch(/\S/);
      }
    }
  }
});
