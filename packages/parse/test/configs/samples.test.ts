import { compile } from "anneal";
import { expect, test } from "vitest";
import { convertText } from "../../src/index.ts";
import { samples } from "./samples/index.ts";

test.each(samples.map((sample) => [sample.name, sample] as const))("%s", (_, sample) => {
  const { reading, converted } = convertText(sample.text, sample.options);
  expect(reading.format).toBe(sample.format);
  expect(reading.leftOut).toEqual([]);
  expect(converted).toHaveLength(1);
  const [{ found, converted: result }] = converted;
  expect(found.call.name).toBe(sample.call[0]);
  expect(found.call.kwargs).toMatchObject(sample.call[1] ?? {});
  if (sample.baseLrs) expect(found.context.baseLrs).toEqual(sample.baseLrs);
  for (const part of sample.assumed ?? []) expect(found.assumed.join(" ")).toContain(part);
  const curve = compile(result.groups[0], { steps: 1000 });
  const peak = Math.max(...sample.lrs.map(([, lr]) => lr));
  for (const [step, lr] of sample.lrs) {
    expect(Math.abs(curve.at(step) - lr), `LR at ${step}: ${curve.at(step)}, not ${lr}`).toBeLessThanOrEqual(
      1e-12 * peak,
    );
  }
});
