import { expect, test } from "vitest";
import { type Case, type Golden, golden, kindsIn, tolerances } from "./golden.ts";

const reasons: { readonly [T in keyof typeof tolerances]: string } = {
  closed: "what the framework computes directly",
  recursion: "each value is computed from the one before, thousands of times",
  float32: "positions and boundaries are float32 there",
};

const unique = (texts: readonly string[]): string => [...new Set(texts)].join("; ");

const overview = ({ framework, source, cases }: Golden): string => {
  const figures = cases
    .flatMap(({ rows }) => rows.map(({ want }) => want.length))
    .reduce((sum, n) => sum + n, 0);
  const kinds = [...kindsIn(cases.map(({ rows }) => rows.map(({ spec }) => spec)))].sort();
  return `| ${framework} | ${source} | ${cases.length} | ${figures} | ${kinds.join(", ")} |`;
};

function schedulers({ framework, cases }: Golden): string {
  const byName = new Map<string, Case[]>();
  for (const each of cases) {
    const [, name] = each.id.split("/");
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  const lines = [...byName].map(
    ([name, own]) => `- \`${name}\` (${own.length}): ${unique(own.map(({ shows }) => shows))}`,
  );
  return `### ${framework}\n${lines.join("\n")}`;
}

const looser = ({ id, tolerance = "closed" }: Case): string =>
  `- \`${id}\`: ${tolerances[tolerance].toExponential()}, ${reasons[tolerance]}`;

function readme(files: readonly Golden[]): string {
  const loose = files.flatMap(({ cases }) => cases.filter(({ tolerance }) => tolerance !== undefined));
  return `# Golden tables

Learning rates that the established frameworks computed, each beside the spec that must give the same numbers.

The figures are facts: output of those projects' own code, run at the versions below. None of their code is here. The
specs are anneal's, written from the arguments of each call (\`kwargs\`) by the rules of each framework and never fitted
to its figures.

A case holds the arguments, the horizon, and rows of \`spec\` and \`want\`: entry k of \`want\` is in force during update
\`steps[k]\`, or at \`times[k]\` where the caller chose the time. Of each table a few dozen entries are kept: the first
and last, the highest and lowest, both sides of each boundary, where it bends most, and a spread.

An entry passes when \`|got - want| <= ${tolerances.closed} * |want| + 1e-15 * peak\`. Looser:
${loose.map(looser).join("\n")}

\`max\`, \`min\`, \`rex\` and \`noise\` have no case: no framework has them. \`golden.test.ts\` reads the figures,
\`copies.test.ts\` compares them with the whole tables where those are at hand, \`coverage.test.ts\` counts.

| framework | computed by | cases | figures | kinds |
|---|---|---:|---:|---|
${files.map(overview).join("\n")}

## What they exercise

${files.map(schedulers).join("\n\n")}
`;
}

test("README.md lists what is here (update it with vitest -u)", async () => {
  await expect(readme([...golden.values()])).toMatchFileSnapshot("README.md");
});
