// The front page of docs/frameworks, with its picture.
import { frameworks } from "anneal/convert";
import { guides } from "./examples.mjs";
import { drawGrid } from "./figure/grid.mjs";
import { matrix } from "./matrix.mjs";
import { proofOf } from "./proof.mjs";

/** @typedef {import("anneal/convert").Framework} Framework */

const folder = "docs/frameworks";
const image = (/** @type {string} */ theme) => `images/matrix-${theme}.svg`;

/** The page and its picture by path. @returns {[path: string, text: string][]} */
export function frontPage() {
  const names = /** @type {Framework[]} */ (Object.keys(frameworks));
  const found = matrix();
  const says = "Which of twelve frameworks has which schedule itself; the table below says the same in words";
  const grid = {
    says,
    columns: names.map((name) => guides[name].title),
    rows: found.map(({ schedule, natively }) => ({
      name: schedule,
      has: names.map((name) => natively.includes(name)),
    })),
  };
  return [
    [`${folder}/README.md`, page(names, found, says)],
    .../** @type {const} */ (["light", "dark"]).map(
      (theme) => /** @type {[string, string]} */ ([`${folder}/${image(theme)}`, drawGrid(grid, theme)]),
    ),
  ];
}

/**
 * @param {readonly Framework[]} names
 * @param {ReturnType<typeof matrix>} found
 * @param {string} says
 */
function page(names, found, says) {
  const link = (/** @type {Framework} */ name) => `[${guides[name].title}](${name}.md)`;
  const rows = names.map((name) => {
    const { proven, examples, step } = guides[name];
    const { version, cases } = proofOf(proven);
    return `| ${link(name)} | ${examples.length} | ${step.replace(/, here.*/, "")} | ${version} | ${cases} |`;
  });
  const lists = found.map(
    ({ schedule, natively }) => `| ${schedule} | ${natively.map(link).join(", ") || "none"} |`,
  );
  return [
    "# Every framework's schedules",
    "What the schedulers of twelve frameworks really do, update by update, and how to write each of them in the others. How they differ, in pictures: [Where frameworks disagree](../where-frameworks-disagree.md).",
    `| framework | schedulers | a step is | proven against | golden cases |\n|---|---:|---|---|---:|\n${rows.join("\n")}`,
    "Golden cases are learning rates that the framework's own code computed; anneal's specs reproduce them to 1e-12, and to 1e-9 or 1e-6 where [the table](../../packages/anneal/test/golden/README.md) says so.",
    "## Who has what",
    "A run of 10,000 updates, a warmup of 500, a peak of 3e-4. A dot: the framework's own scheduler gives the same numbers in every update. Elsewhere anneal knows none that does, and writes a small function for the framework's hook. Nobody filled this in by hand: `to` proposes a scheduler, reads it back and compares each update.",
    `<picture>\n  <source media="(prefers-color-scheme: dark)" srcset="${image("dark")}">\n  <img alt="${says}" src="${image("light")}">\n</picture>`,
    "These very numbers: PyTorch cannot warm up from 0, DeepSpeed is one update late, MMEngine stops one update short.",
    `| schedule | natively in |\n|---|---|\n${lists.join("\n")}`,
    "---\n\nWritten by `npm run pages`.\n",
  ].join("\n\n");
}
