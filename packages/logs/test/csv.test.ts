import { AnnealError } from "anneal";
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { readLog } from "../src/index.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same bytes in pieces that end where the cuts say. */
async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i++) yield bytes.slice(places[i - 1], places[i]);
}

/** Numbers as people and programs write them, each with what it is. */
const number: fc.Arbitrary<readonly [string, number]> = fc.oneof(
  fc
    .double({ noDefaultInfinity: true, noNaN: true })
    .map((value) => [String(value), Number(String(value))] as const),
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }).map((value) => {
    const text = value.toExponential(6);
    return [text, Number(text)] as const;
  }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((value) => {
    const text = value.toFixed(4);
    return [text, Number(text)] as const;
  }),
  fc.integer().map((value) => [String(value), Number(String(value))] as const),
  fc.bigInt({ min: 10n ** 17n, max: 10n ** 20n }).map((value) => [String(value), Number(value)] as const),
  fc.constantFrom<readonly [string, number]>(
    ["nan", Number.NaN],
    ["-inf", -Infinity],
    [".5", 0.5],
    ["5.", 5],
    ["+1E+3", 1000],
    ["1e400", Infinity],
    ["1e-400", 0],
    ["123456789012345678e-10", 12345678.901234567],
    ["0.000000000000000000000001234", 1.234e-24],
  ),
);

test("every number is the double nearest to what is written, in pieces of any size", async () => {
  const rows = fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, fc.array(fc.nat(), { maxLength: 6 }), fc.boolean(), async (table, cuts, dos) => {
      const lines = ["a,b,c", ...table.map((row) => row.map(([text]) => text).join(","))];
      const bytes = encode(lines.join(dos ? "\r\n" : "\n") + (dos ? "\r\n" : "\n"));
      const [{ columns }] = await readLog({ name: "x.csv", data: inPieces(bytes, cuts) });
      for (const i of [0, 1, 2]) expect([...columns[i].values]).toEqual(table.map((row) => row[i][1]));
    }),
    { seed: 1, numRuns: 300 },
  );
});

/** Cells that may need quotes. */
const cell = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map(String),
  fc.constantFrom("", "1,5", 'say "hi"', "two\nlines", "a b", "1e3", "<img onerror=x>"),
);

test("quoted cells are those that another reader finds", async () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(rows, fc.array(fc.nat(), { maxLength: 5 }), async (table, cuts) => {
      const text = Papa.unparse([["x", "step"], ...table], { newline: "\n" });
      const [{ columns }] = await readLog({ name: "x.csv", data: inPieces(encode(`${text}\n`), cuts) });
      const steps = Papa.parse<readonly string[]>(text)
        .data.slice(1)
        .filter((row) => !(row.length === 1 && row[0] === ""))
        .map((row, i) => [i, Number.parseFloat(row[1].replace(",", "."))] as const)
        .filter(([, value]) => !Number.isNaN(value));
      const found = columns.find(({ name }) => name === "step");
      expect([...(found?.values ?? [])].map((value, i) => [found?.rows?.[i] ?? i, value])).toEqual(steps);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test("a table cut at any byte gives a part of its rows", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [i * 10, 5 - i / 10]);
  const bytes = encode(`step,loss\n${rows.map((row) => `${row}\n`).join("")}`);
  for (let size = "step,loss\n".length + 5; size < bytes.length; size++) {
    const [{ columns }] = await readLog({ name: "x.csv", data: bytes.slice(0, size) });
    const whole = new TextDecoder().decode(bytes.slice(0, size)).split("\n").length - 2;
    const steps = columns.find(({ name }) => name === "step")?.values ?? new Float64Array(0);
    const losses = columns.find(({ name }) => name === "loss")?.values ?? new Float64Array(0);
    expect([...steps.subarray(0, whole)]).toEqual(rows.slice(0, whole).map(([step]) => step));
    expect([...losses.subarray(0, whole)]).toEqual(rows.slice(0, whole).map(([, loss]) => loss));
    expect(steps.length).toBeLessThanOrEqual(whole + 1);
  }
});

test("texts of chance are no log, and only AnnealError says so", async () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      "{",
      "}",
      "[",
      '"',
      ",",
      ";",
      "\n",
      "\r\n",
      "step",
      "loss",
      ":",
      "1",
      "2.5",
      "null",
      "\ufeff",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      try {
        const { toRunLog } = await import("../src/index.ts");
        for (const table of await readLog({ name: "x", data: pieces.join("") })) toRunLog(table);
      } catch (error) {
        expect(error).toBeInstanceOf(AnnealError);
      }
    }),
    { seed: 3, numRuns: 1000 },
  );
});

test("UTF-16, old line ends, bars and tabs are read", async () => {
  const values = async (data: Uint8Array | string): Promise<readonly number[]> => {
    const [{ columns }] = await readLog({ name: "x.csv", data });
    return [...columns[1].values];
  };
  const text = "step\tloss\n0\t2.5\n1\t2.25\n";
  const wide = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  expect(await values(wide)).toEqual([2.5, 2.25]);
  expect(await values(text)).toEqual([2.5, 2.25]);
  expect(await values("step,loss\r0,2.5\r1,2.25\r")).toEqual([2.5, 2.25]);
  expect(await values("step|loss\n0|2.5\n1|2.25")).toEqual([2.5, 2.25]);
});

test("tables of numpy and R, with blanks between, and comments before the names are read", async () => {
  const columns = async (data: string) =>
    (await readLog({ name: "x", data }))[0].columns.map(({ name, values }) => [name, ...values]);
  const expected = [
    ["step", 0, 10],
    ["loss", 2.5, 2.25],
  ];
  expect(await columns("# step loss\n0.000e+00 2.500e+00\n1.000e+01 2.250e+00\n")).toEqual(expected);
  expect(await columns('"step" "loss"\n0 2.5\n10 2.25\n')).toEqual(expected);
  expect(await columns("  step   loss\n     0    2.5\n    10   2.25\n")).toEqual(expected);
  expect(await columns('#{"t_start": 5, "env": "x"}\nstep,loss\n0,2.5\n10,2.25\n')).toEqual(expected);
  expect(await columns("# made by hand\n#step,loss\n0,2.5\n10,2.25\n")).toEqual(expected);
});
