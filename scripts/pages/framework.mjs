// The page of a framework: each of its schedulers with an example, its picture, its traps, and what it is elsewhere.
import { compile } from "anneal";
import { spoken } from "anneal/describe";
import { anchor, convertedEntry, entryOf, imagePath, noteLine } from "./entry.mjs";
import { guides } from "./examples.mjs";
import { factsOf } from "./facts.mjs";
import { lastShown, pictureOf } from "./picture.mjs";
import { proofOf } from "./proof.mjs";

/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {import("anneal/convert").Framework} Framework */
/** @typedef {import("anneal/convert").Note} Note */
/** @typedef {import("./entry.mjs").Entry} Entry */

/**
 * The pictures of a framework by path, from the folder of the pages.
 * @param {Framework} framework
 * @returns {[string, string][]}
 */
export const picturesOf = (framework) =>
  guides[framework].examples.flatMap((example) => {
    const { converted } = convertedEntry(framework, example);
    return /** @type {const} */ (["light", "dark"]).map(
      (theme) =>
        /** @type {[string, string]} */ ([
          imagePath(framework, example, theme),
          pictureOf(converted, example, theme),
        ]),
    );
  });

/**
 * The page of a framework.
 * @param {Framework} framework
 * @returns {string}
 */
export function pageOf(framework) {
  const { title, proven, about, examples } = guides[framework];
  const { version, cases, figures } = proofOf(proven);
  const entries = examples.map((example) => convertedEntry(framework, example));
  const shared = sharedNotes(entries.map(({ converted }) => converted));
  const told = shared.filter(({ code }) => code !== "unit"); // the page itself says what a step is
  return [
    `# ${title} schedules`,
    `What each scheduler of ${title} really does, as a spec with the same numbers, and where else it exists. [All frameworks](README.md) · [Where frameworks disagree](../where-frameworks-disagree.md)`,
    `Proven against ${version}: ${cases} golden cases, ${figures.toLocaleString("en-US")} figures ([the table](../../packages/anneal/test/golden/README.md)).`,
    ...about,
    ...(told.length > 0 ? [`For most of them:\n\n${told.map(noteLine).join("\n")}`] : []),
    contents(entries),
    ...entries.map((entry) => entryOf(framework, entry, shared)),
    "---\n\nWritten by `npm run pages`, with `from` and `to` of `anneal/convert`. Specs are shown to 12 digits.\n",
  ].join("\n\n");
}

/** @param {readonly Entry[]} entries */
function contents(entries) {
  const rows = entries.map(({ example, converted }) => {
    const { run, ends, names } = example;
    const name = `[${names[0]}](#${anchor(names[0])})`;
    if (converted.control) return `| ${name} | reacts to a metric | |`;
    const [spec] = converted.groups;
    const said = spoken(compile(spec, { steps: run }), lastShown(example, converted), spec);
    return `| ${name} | ${said} | ${ends ? factsOf(converted, example).after : ""} |`;
  });
  return `| scheduler | the example in its run | after its end |\n|---|---|---|\n${rows.join("\n")}`;
}

/**
 * Notes that most conversions of a page have, to be said once.
 * @param {readonly Converted[]} all
 * @returns {Note[]}
 */
function sharedNotes(all) {
  const notes = all.flatMap((each) => each.notes.filter(({ step }) => step === undefined));
  const count = (/** @type {Note} */ { text }) => notes.filter((other) => other.text === text).length;
  return notes.filter(
    (each, k) => count(each) > all.length / 2 && notes.findIndex(({ text }) => text === each.text) === k,
  );
}
