import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import { checkWritten } from "./check-written.ts";
import { emptyBox } from "./input.ts";
import { join } from "./join.ts";
import { readSide } from "./read-side.ts";
import { functionWays, listedTargets } from "./targets.ts";
import { subjectOf, write } from "./write.ts";

const lines = [
  `opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
sched = CosineAnnealingLR(opt, T_max=800, eta_min=1e-5)
for step in range(1_000):
    train_step(); opt.step(); sched.step()`,
  "optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)",
  "keras.optimizers.schedules.PiecewiseConstantDecay([100, 300], [0.1, 0.01, 0.001])",
  '{"kind":"repeat","times":3,"stretch":2,"damp":0.5,"of":{"kind":"cosine","from":0.1,"to":0,"over":100}}',
  '{"kind":"stairs","every":50,"of":{"kind":"polynomial","from":0.1,"to":0.01,"over":900,"power":2}}',
  '{"kind":"sequence","of":[{"kind":"linear","to":0.1,"over":"10%"},{"kind":"power","from":0.1,"power":-0.5}]}',
];

describe("every line in every language", () => {
  const names = listedTargets().map(({ name }) => name);
  test.each(lines)("%s", (text) => {
    const side = readSide({ ...emptyBox, text });
    if (side.state !== "read") throw new Error(JSON.stringify(side));
    const { steps = 0 } = join({ a: side, b: { state: "empty" } }, { typed: "", horizon: { steps: 1000 } });
    const subject = subjectOf(side, steps);
    for (const name of names) {
      const written = write(subject, name);
      if (written.state !== "written") throw new Error(`${name}: ${written.says}`);
      if (name === "tfjs" || name === "jax-js") continue;
      const check = checkWritten(written, name, subject);
      expect(check, `${name} can be checked:\n${written.text}`).toBeDefined();
      expect(check?.relative, name).toBeLessThan(1e-9);
      expect(check?.compared).toBe(steps);
      const hook = name in functionWays && written.exported?.way === "function" ? written.way : "";
      const word = /LambdaLR|ParamScheduler/.exec(hook)?.[0];
      if (word !== undefined) expect(written.text).toContain(`${word}(`);
      if (hook === "as a class") expect(written.text).toContain("\nclass ");
    }
  });
  test("a check finds code that is wrong", () => {
    const side = readSide({ ...emptyBox, text: lines[1] });
    if (side.state !== "read") throw new Error("not read");
    const subject = subjectOf(side, 1000);
    const written = write(subject, "python");
    if (written.state !== "written") throw new Error("not written");
    const wrong = { ...written, text: written.text.replaceAll("0.001", "0.002") };
    expect(checkWritten(wrong, "python", subject)?.relative).toBeGreaterThan(0.5);
    expect(compile(subject.specs[0], { steps: 1000 }).at(100)).toBeCloseTo(1e-3, 12);
  });
});
