import { readFileSync } from "node:fs";
import { compile } from "anneal";
import { expect, test } from "vitest";
import { anneal } from "../../test/fake-io.ts";
import { borrowedNames } from "./borrowed.ts";
import { allForms, findForm } from "./forms.ts";

interface Case {
  readonly id: string;
  readonly steps: readonly number[];
  readonly rows: readonly { readonly want: readonly number[] }[];
}

/** Figures that a framework computed. */
function figures(id: string): readonly (readonly [step: number, lr: number])[] {
  const file = new URL(`../../../anneal/test/golden/${id.split("/")[0]}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Case[] };
  const found = cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no figures ${id}`);
  return found.steps.map((step, i) => [step, found.rows[0].want[i]]);
}

/** What the notes promise: up to the last step named by --steps, these flags give the framework's numbers. */
test.each([
  ["torch/CosineAnnealingLR/014", "CosineAnnealingLR --peak 0.1 --floor 1.87e-7 --steps 146"],
  [
    "torch/CosineAnnealingWarmRestarts/006",
    "CosineAnnealingWarmRestarts --peak 0.1 --cycle 7 --floor 0.02 --steps 60",
  ],
  ["torch/StepLR/008", "StepLR --peak 0.1 --every 11 --factor 0.4729 --steps 119"],
  ["torch/MultiStepLR/000", "MultiStepLR --peak 0.000247 --milestones 30,80 --steps 100"],
  ["torch/ExponentialLR/007", "ExponentialLR --peak 0.001 --factor 0.99724 --steps 122"],
  ["torch/PolynomialLR/008", "PolynomialLR --peak 0.0402 --power 1.808 --over 116 --steps 270"],
  ["torch/CyclicLR/004", "CyclicLR --low 0.001 --peak 0.1 --up 5 --down 15 --steps 100"],
  ["torch/CyclicLR/002", "CyclicLR --low 0.001 --peak 0.1 --up 10 --mode triangular2 --steps 100"],
  ["transformers/linear/006", "linear --peak 0.001 --warmup 10 --warmup-from 0 --steps 10000"],
  ["transformers/cosine/014", "cosine --peak 5e-5 --warmup 1 --warmup-from 0 --steps 84"],
  [
    "transformers/cosine_with_restarts/007",
    "cosine_with_restarts --peak 0.001 --warmup 10 --warmup-from 0 --times 5 --steps 100",
  ],
  [
    "transformers/cosine_with_min_lr/019",
    "cosine_with_min_lr --peak 0.001 --floor 1e-5 --warmup 10 --warmup-from 0 --steps 100",
  ],
  [
    "transformers/warmup_stable_decay/003",
    "wsd --peak 3e-4 --warmup 12 --warmup-from 3.45e-5 --cooldown 51 --shape cosine --floor 3.45e-5 --steps 100",
  ],
  [
    "transformers/constant_with_warmup/003",
    "constant_with_warmup --peak 1.67e-5 --warmup 10 --warmup-from 0 --steps 35",
  ],
  [
    "transformers/polynomial/013",
    "get_polynomial_decay_schedule_with_warmup --peak 0.000222 --warmup 96 --warmup-from 0 --floor 1.28e-6 --power 0.59 --steps 274",
  ],
  [
    "optax/warmup_exponential_decay_schedule/002",
    "warmup_exponential_decay_schedule --peak 0.1 --per 10 --factor 0.5 --floor 0.01 --steps 100",
  ],
  [
    "optax/warmup_constant_schedule/001",
    "warmup_constant_schedule --peak 0.1 --warmup 1 --warmup-from 0.01 --steps 100",
  ],
  ["transformers/inverse_sqrt/002", "inverse_sqrt --peak 5e-5 --warmup 10 --warmup-from 0 --steps 200"],
  [
    "transformers/inverse_sqrt/010",
    "get_inverse_sqrt_schedule --peak 5e-5 --warmup 1 --warmup-from 0 --timescale 466 --steps 250",
  ],
  [
    "transformers/warmup_stable_decay/022",
    "wsd --peak 3e-4 --warmup 100 --warmup-from 0 --cooldown 1000 --shape 1-sqrt --steps 5000",
  ],
  ["keras/ExponentialDecay/000", "ExponentialDecay --peak 0.1 --per 10 --factor 0.96 --steps 100"],
  ["keras/ExponentialDecay/007", "stepDecay --peak 0.0739 --every 35 --factor 0.911 --steps 150"],
  ["keras/PolynomialDecay/001", "PolynomialDecay --peak 0.1 --over 50 --floor 0.01 --power 0.5 --steps 110"],
  ["keras/InverseTimeDecay/008", "InverseTimeDecay --peak 0.00908 --per 38 --rate 0.229 --steps 150"],
  ["keras/CosineDecay/003", "CosineDecay --peak 0.1 --floor 0.005 --warmup 20 --warmup-from 0.01 --steps 70"],
  [
    "keras/CosineDecayRestarts/002",
    "CosineDecayRestarts --peak 0.1 --cycle 10 --stretch 1.5 --damp 0.8 --floor 0.005 --steps 160",
  ],
  ["keras/CosineDecayRestarts/005", "CosineDecayRestarts --peak 0.1 --cycle 1 --stretch 2 --steps 160"],
  ["optax/cosine_decay_schedule/001", "cosine_decay_schedule --peak 0.1 --floor 0.01 --over 100 --steps 120"],
  [
    "optax/warmup_cosine_decay_schedule/000",
    "warmup_cosine_decay_schedule --peak 0.1 --warmup 10 --warmup-from 0 --steps 100",
  ],
  ["optax/linear_schedule/000", "linear_schedule --peak 1 --floor 0.01 --over 100 --steps 120"],
  ["optax/exponential_decay/008", "stepDecay --peak 0.000462 --every 43 --factor 0.952 --steps 150"],
  [
    "optax/cosine_onecycle_schedule/001",
    "cosine_onecycle_schedule --peak 0.1 --warmup 20% --start 0.01 --floor 0.0001 --steps 100",
  ],
  ["timm/CosineLRScheduler/016", "CosineLRScheduler --peak 0.1 --warmup 5 --warmup-from 1e-5 --steps 55"],
  ["timm/PolyLRScheduler/000", "PolyLRScheduler --peak 0.001 --over 50 --steps 150"],
  [
    "timm/TanhLRScheduler/001",
    "TanhLRScheduler --peak 0.001 --floor 0.0001 --lb -6 --ub 4 --over 50 --steps 50",
    "after the first",
  ],
])("%s has the numbers of anneal table %s", async (id, line, how = "") => {
  const { out, err } = await anneal(`table ${line} --json`);
  expect(err).toBe("");
  const got: readonly number[] = JSON.parse(out);
  const peak = Math.max(...got);
  const compared = figures(id).filter(([step]) => step < got.length && (how === "" || step > 0));
  expect(compared.length).toBeGreaterThan(8);
  for (const [step, want] of compared)
    expect([step, Math.abs(got[step] - want) <= 1e-9 * peak]).toEqual([step, true]);
});

test("a difference that a note tells is there", async () => {
  const differs = async (id: string, line: string): Promise<boolean> => {
    const got: readonly number[] = JSON.parse((await anneal(`table ${line} --json`)).out);
    return figures(id).some(
      ([step, want]) => step < got.length && Math.abs(got[step] - want) > 1e-6 * got[0],
    );
  };
  expect(await differs("torch/OneCycleLR/001", "OneCycleLR --peak 0.01 --steps 120")).toBe(true);
  expect(await differs("transformers/linear/001", "linear --peak 5e-5 --warmup 10 --steps 100")).toBe(true);
  expect(
    await differs(
      "timm/MultiStepLRScheduler/002",
      "MultiStepLRScheduler --peak 0.1 --milestones 10,20 --factor 0.5 --steps 110",
    ),
  ).toBe(true);
});

test("OneCycleLR of torch is oneCycle one update earlier", async () => {
  // Peak at pct * T - 1 and end at T - 1: a run of T - 1 steps whose rise is one step shorter.
  const { out } = await anneal("table oneCycle --peak 0.01 --warmup 35 --steps 119 --json");
  const got: readonly number[] = JSON.parse(out);
  for (const [step, want] of figures("torch/OneCycleLR/001").filter(([step]) => step < 119))
    expect(Math.abs(got[step] - want)).toBeLessThan(1e-15);
});

test("each borrowed name is known, and its note is one short sentence", () => {
  const forms = allForms(compile);
  for (const { name, means, note = "" } of borrowedNames) {
    expect([name, findForm(name, forms)?.form.name]).toEqual([name, means]);
    expect(note.length).toBeLessThan(160);
    expect(note).not.toMatch(/\.$|\n/);
  }
});

test("anneal kinds says where the numbers of a borrowed name differ", async () => {
  const { out } = await anneal("kinds OneCycleLR");
  expect(out).toMatch(/^OneCycleLR means oneCycle: torch's peaks and ends one update earlier$/m);
  const { out: zero } = await anneal("kinds get_linear_schedule_with_warmup");
  expect(zero.replace(/\s+/g, " ")).toContain("--warmup-from 0 gives its numbers");
  expect(JSON.parse((await anneal("kinds OneCycleLR --json")).out)).toMatchObject({
    note: "torch's peaks and ends one update earlier",
  });
});

test.each(["LinearLR", "ConstantLR"])(
  "%s means something else, and is refused with what it is",
  async (name) => {
    const { status, err } = await anneal(`show ${name} --peak 1 --steps 10`);
    expect(status).toBe(2);
    expect(err).toMatch(/^✗ LinearLR|^✗ ConstantLR/);
    expect(err.split("\n")[1]).toMatch(/^ {2}→ /);
  },
);
