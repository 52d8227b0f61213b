import { describe, expect, test } from "vitest";
import { type DiagnoseOptions, type Diagnosis, diagnose } from "../diagnose.ts";

/** The log of a schedule at some steps, as it was written. */
function diagnosed(
  rows: readonly number[],
  lr: (step: number) => number,
  facts: DiagnoseOptions = {},
): Diagnosis {
  return diagnose(
    { name: "run", lr: { steps: Float64Array.from(rows), values: Float64Array.from(rows, lr) } },
    facts,
  );
}

const codesOf = ({ findings }: Diagnosis): readonly string[] => findings.map(({ code }) => code);
const timesOf = ({ findings }: Diagnosis): number | undefined =>
  findings.find(({ code }) => code === "stepped-too-rarely")?.evidence.times;

/** Every so many steps from the first on, up to and without the last. */
const rowsOf = (first: number, end: number, every: number): readonly number[] =>
  Array.from({ length: Math.ceil((end - first) / every) }, (_, i) => first + i * every);

const cosine = (step: number, length: number): number => (1 + Math.cos((Math.PI * step) / length)) / 2;

describe("a line shows no floor", () => {
  // From 1e-5 to a fifth of it over 29,000 calls, one every second update: it would be 0 at 72,500.
  const line = (step: number): number => 1e-5 * (1 - (0.8 * Math.floor(step / 2)) / 29_000);
  const rows = rowsOf(50, 29_000, 50);

  test("so one that comes to a usual floor after as many runs as there are processes is stepped by them", () => {
    expect(timesOf(diagnosed(rows, line, { devices: 2 }))).toBe(2);
    expect(timesOf(diagnosed(rows, line, { accumulation: 2 }))).toBe(2);
  });

  test("but without that number, or with another, it is only cut short", () => {
    expect(codesOf(diagnosed(rows, line))).toEqual(["decay-unfinished"]);
    expect(codesOf(diagnosed(rows, line, { devices: 3 }))).toEqual(["decay-unfinished"]);
  });
});

describe("the last row", () => {
  test("may show the tread of the next step", () => {
    const rows = [...rowsOf(500, 400_000, 500), 399_999];
    const found = diagnosed(
      rows,
      (step) => Number((0.077 * cosine(Math.floor((step + 1) / 2), 400_000)).toExponential(5)),
      { accumulation: 2 },
    );
    expect(found.recovered).toMatchObject({ exact: true });
    expect(found.recovered?.name).toMatch(/^cosine to 0/);
    expect(timesOf(found)).toBe(2);
  });

  test("of a tread that is not over is no floor", () => {
    // Rows count from 1, so treads begin at 1, 9, 17 ... and the last lasts to 1,000.
    const rows = [...rowsOf(1, 1000, 2), 1000];
    const found = diagnosed(rows, (step) => Math.fround(2.5e-5 * (1 - Math.floor((step - 1) / 8) / 1000)));
    expect(found.recovered).toMatchObject({ every: 8, exact: true });
    expect(timesOf(found)).toBe(8);
  });
});

describe("treads finer than the log", () => {
  test("show through rounding that hides them where the LR changes little", () => {
    // A row in 10 updates, a call in 3, so that treads come 3 or 4 to a row: the warmup shows it, the decay hardly does.
    const calls = (step: number): number => Math.floor((step - 1) / 3);
    const lr = (n: number): number => 6e-3 * (n < 300 ? (n + 1) / 301 : 1 - (n - 300) / 9000);
    const found = diagnosed(rowsOf(1, 9300, 10), (step) => Number(lr(calls(step)).toExponential(3)), {
      accumulation: 3,
    });
    expect(found.recovered).toMatchObject({ every: 3, exact: true });
    expect(timesOf(found)).toBe(3);
  });

  test("are no epochs, unless an epoch is as short", () => {
    const rows = rowsOf(0, 2000, 1);
    const treads = (step: number): number => 1e-3 * cosine(Math.floor(step / 4), 2000);
    expect(codesOf(diagnosed(rows, treads))).toContain("stepped-too-rarely");
    expect(codesOf(diagnosed(rows, treads))).not.toContain("stepped-per-epoch");
    expect(codesOf(diagnosed(rows, treads, { stepsPerEpoch: 4 }))).toContain("stepped-per-epoch");
  });
});
