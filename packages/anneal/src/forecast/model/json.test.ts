import { expect, test } from "vitest";
import { syntheticRun } from "../../../test/forecast/synthetic.ts";
import { AnnealError } from "../../errors/index.ts";
import { convex4 } from "../laws/convex4.ts";
import { fitRuns } from "./fit-runs.ts";
import { fittedFromJson, fittedToJson } from "./json.ts";

const made = { law: convex4, values: [2, 1.2, 0.4, 60] };
const fitted = fitRuns(
  [5e-4, 2e-3].flatMap((peak) => ["cosine", "wsd"].map((shape) => syntheticRun(shape, { ...made, peak }))),
);

const heaviest = fitted.members.reduce(
  (best, { weight }, i, all) => (weight > all[best].weight ? i : best),
  0,
);

test("fitted laws survive JSON", () => {
  expect(fittedFromJson(fittedToJson(fitted))).toEqual(fitted);
});

/** A copy with another value at a path. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = JSON.parse(fittedToJson(fitted));
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key];
  at[path[path.length - 1]] = value;
  return copy;
}

test.each([
  [["version"], 2, "law.version: expected 1, received 2"],
  [["members"], [], "law.members: expected a list of 1 to 10000, received a list of 0"],
  [["members", 0, "law"], "constructor", "law.members[0].law: expected one of mpl, convex4"],
  [["members", 0, "law"], "tissue", "law.members[0].values: expected 4 numbers, as tissue has"],
  [["members", 5, "law"], "tissue", "law.members[5].law: expected mpl or convex4"],
  [["members", 0, "values"], [1, 2], "law.members[0].values: expected 7 numbers, as mpl has"],
  [["members", 0, "values", 1], -1, "law.members[0].values[1]: expected a number of at least 0"],
  [["members", 0, "values", 0], null, "law.members[0].values[0]: expected a number, received null"],
  [["members", 0, "weight"], 2, "law.members[0].weight: expected a number from 0 to 1"],
  [["members", heaviest, "weight"], 0, "law.members.weight: expected shares that add up to 1"],
  [
    ["members", 0, "exponent"],
    "1",
    'law.members[0].exponent: expected a number above 0 and at most 2, received "1"',
  ],
  [["members", 0, "across"], { peak: 0 }, "law.members[0].across.peak: expected a number above 0"],
  [["runs", 0, "updates"], 0.5, "law.runs[0].updates: expected a whole number above 0"],
  [["runs", 0, "falls"], 1, "law.runs[0].falls: expected true or false"],
  [["floor"], -1, "law.floor: expected a number of at least 0, received -1"],
  [["warnings"], "none", 'law.warnings: expected a list of 0 to 10000, received "none"'],
] as const)("what is wrong at %o is said in one sentence", (path, value, sentence) => {
  expect(() => fittedFromJson(changed(path, value))).toThrow(sentence);
});

test.each([null, [], 7, "", "{", "[1]", '{"version":1}', '{"version":1,"members":[null]}', "1e999"])(
  "%o is refused, and never read",
  (source) => {
    expect(() => fittedFromJson(source)).toThrow(AnnealError);
  },
);
