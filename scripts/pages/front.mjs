// The front page of docs/frameworks.
import { frameworks } from "anneal/convert";
import { guides } from "./examples.mjs";
import { matrix } from "./matrix.mjs";
import { proofOf } from "./proof.mjs";

/** @typedef {import("anneal/convert").Framework} Framework */

/** The page. */
export function frontPage() {
  const names = /** @type {Framework[]} */ (Object.keys(frameworks));
  const rows = names.map((name) => {
    const { title, proven, examples, step } = guides[name];
    const { version, cases } = proofOf(proven);
    return `| [${title}](${name}.md) | ${examples.length} | ${step.replace(/, here.*/, "")} | ${version} | ${cases} |`;
  });
  return [
    "# Every framework's schedules",
    "What the schedulers of twelve frameworks really do, update by update, and how to write each of them in the others. How they differ, in pictures: [Where frameworks disagree](../where-frameworks-disagree.md).",
    `| framework | schedulers | a step is | proven against | golden cases |\n|---|---:|---|---|---:|\n${rows.join("\n")}`,
    "Golden cases are learning rates that the framework's own code computed; anneal's specs reproduce them to 1e-12, and to 1e-9 or 1e-6 where [the table](../../packages/anneal/test/golden/README.md) says so.",
    "## Who has what",
    "A run of 10,000 updates, a warmup of 500, a peak of 3e-4. ✓: the framework's own scheduler gives the same numbers in every update. ·: anneal knows none that does, and writes a small function for its hook. Nobody filled this in by hand: `to` proposes a scheduler, reads it back and compares each update.",
    matrix(),
    "HF: Transformers. A dot is about these very numbers: PyTorch cannot warm up from 0, DeepSpeed is one update late, MMEngine stops one update short.",
    "---\n\nWritten by `npm run pages`.\n",
  ].join("\n\n");
}
