/**
 * @typedef {import("./words.mjs").Claim} Claim
 * @typedef {import("./words.mjs").Found & { readonly on: string }} KeptRow
 * @typedef {{ readonly comparisons: number, readonly excluded: number, readonly on: string }} Same
 */

/** A cell of a table: bars would end it. @param {string} text */
const cell = (text) => text.replace(/\|/g, "\\|");

/** Claims that hold in part name where; the others do not need to. @param {KeptRow} row */
const verdictWords = ({ verdict, where }) =>
  verdict === "holds in part" && where ? `${verdict}: ${where}` : verdict;

/** @param {Same} same */
const sameWords = ({ comparisons, excluded }) =>
  `${excluded} of ${comparisons}: ${((100 * excluded) / comparisons).toFixed(1)}%`;

/** The interval of a share by Wilson's score. @param {Same} same */
function wilson({ comparisons: n, excluded }) {
  const [p, z] = [excluded / n, 1.96];
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return `${(100 * (middle - half)).toFixed(1)} to ${(100 * (middle + half)).toFixed(1)}%`;
}

/**
 * The page: a table of all claims, then a section each.
 *
 * @param {{ readonly claims: readonly Claim[], readonly kept: { readonly [id: string]: KeptRow }, readonly same: Same, readonly fresh: ReadonlySet<string> }} found
 *   `fresh`: the rows that were worked out anew this time
 */
export function claimsPage({ claims, kept, same, fresh }) {
  const rows = claims.map(
    (claim) =>
      `| [${cell(claim.claim)}](#${claim.id}) | ${kept[claim.id].verdict} | ${cell(kept[claim.id].figure)} |`,
  );
  const sections = claims.map((claim) => {
    const row = kept[claim.id];
    const note = fresh.has(claim.id)
      ? []
      : [
          `- **Not measured again** in the last run of this script: its data were not on that machine, or it was told to train nothing. The figures are of ${row.on}.`,
        ];
    return [
      `## ${claim.id}\n`,
      `**${claim.claim}**\n`,
      `- **Verdict**: ${verdictWords(row)}.`,
      `- **Result**: ${row.result}`,
      `- **Data**: ${claim.data}.`,
      `- **Source**: ${claim.source}.`,
      `- **Command**: \`${claim.command}\``,
      ...note,
    ].join("\n");
  });
  const counts = ["holds", "holds in part", "does not hold", "cannot be told here"].map(
    (verdict) =>
      `${claims.filter(({ id }) => kept[id].verdict === verdict).length} ${verdict.replace("holds", "hold").replace("does not", "do not")}`,
  );
  return `# Claims, checked

What articles and folklore say about learning-rate schedules, each held against runs, published curves or published figures. Written by \`npm run claims\`; every figure is computed from runs that the script makes and keeps in \`.evidence/\`, read from the page, preset or curve that is named as the source, or published where the source says. Of ${claims.length}: ${counts.join(", ")}.

The nets trained here are tiny: one hidden layer of 64, or a CNN with two layers of filters, a few hundred steps. They can refute "always"; they cannot tell what a large model does. Intervals are 95%, over 8 seeds, of the share of test loss that is saved; a negative share is a loss. "For certain" means that the interval leaves out 0, for each row by itself; how often it does so by chance is told [at the end](#same).

| claim | verdict | figure |
| --- | --- | --- |
${rows.join("\n")}
| [A schedule differs from itself](#same) | in one of ${Math.round(same.comparisons / same.excluded)} comparisons | ${sameWords(same)} |

${sections.join("\n\n")}

## same

**How often does the method see a difference where there is none?**

- **Result**: ${sameWords(same)} of comparisons of a schedule with itself, on other seeds, have an interval that leaves out 0 (95%: ${wilson(same)}; 5% are meant to). \`npm run bench:same\`, with runs twice as long, found 11 of 200: 5.5%. So of the figures that are called certain here, one in ten to twenty may be chance.
- **Data**: digits (momentum, linear to zero at 0.05, 100 steps), 8 pairs of seeds a comparison.
- **Source**: this page's runs; [tuning.md](tuning.md).
- **Command**: \`npm run claims\`${same.on ? `, of ${same.on}` : ""}
`;
}
