// One scheduler on the page of its framework.
import { from } from "anneal/convert";
import { formatLr, formatSteps } from "anneal/describe";
import { contextOf, convertCommand } from "./commands.mjs";
import { nativelyIn } from "./elsewhere.mjs";
import { guides } from "./examples.mjs";
import { factsOf } from "./facts.mjs";
import { compactJson } from "./json.mjs";
import { reaction } from "./picture.mjs";
import { number } from "./python.mjs";

/** @typedef {import("anneal/convert").Call} Call */
/** @typedef {import("anneal/convert").Converted} Converted */
/** @typedef {import("anneal/convert").Framework} Framework */
/** @typedef {import("anneal/convert").Note} Note */
/** @typedef {import("./call.mjs").Example} Example */
/** @typedef {{ readonly example: Example, readonly converted: Converted }} Entry */

/** How many other frameworks are shown; more are named. */
const most = 3;

/**
 * An example with what it becomes.
 * @param {Framework} framework
 * @param {Example} example
 * @returns {Entry}
 */
export function convertedEntry(framework, example) {
  return { example, converted: from(framework, example.call, contextOf(framework, example)) };
}

/** @param {string} text As GitHub makes an anchor of a heading. */
export const anchor = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

/** @param {Framework} framework @param {Example} example @param {"light" | "dark"} theme */
export const imagePath = (framework, { names }, theme) => `images/${framework}/${names[0]}-${theme}.svg`;

/** @param {Note} note */
export const noteLine = ({ step, text }) =>
  `- ${step === undefined ? "" : `**Step ${formatSteps(step)}:** `}${text}`;

/**
 * The section of a scheduler.
 * @param {Framework} framework
 * @param {Entry} entry
 * @param {readonly Note[]} shared Notes that the page has said already.
 */
export function entryOf(framework, { example, converted }, shared) {
  const { style } = guides[framework];
  const [name, ...others] = example.names;
  const notes = converted.notes.filter(({ text }) => !shared.some((each) => each.text === text));
  const also = others.map((each) => `\`${each}\``).join(", ");
  return [
    `## ${name}`,
    [also === "" ? "" : `Also ${also}.`, example.says ?? ""].filter((text) => text !== "").join(" "),
    `\`\`\`${style.language}\n${style.source(example.call)}\n\`\`\``,
    picture(framework, example),
    converted.control ? controllerFacts(converted, example) : facts(framework, { example, converted }),
    notes.map(noteLine).join("\n"),
    becomes(converted),
    converted.control ? "" : elsewhere(framework, { example, converted }),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** @param {Framework} framework @param {Example} example */
function picture(framework, example) {
  const [light, dark] = /** @type {const} */ (["light", "dark"]).map((theme) =>
    imagePath(framework, example, theme),
  );
  const alt = `${example.names[0]}: the LR over ${formatSteps(example.run)} steps`;
  return `<picture>\n  <source media="(prefers-color-scheme: dark)" srcset="${dark}">\n  <img alt="${alt}" src="${light}">\n</picture>`;
}

/** @param {Framework} framework @param {Entry} entry */
function facts(framework, { example, converted }) {
  const { first, peak, last, after } = factsOf(converted, example);
  const { run, step = guides[framework].step } = example;
  const head = ["a step is", "step 0", "highest", `step ${formatSteps(run - 1)}`, "after its end"];
  const row = [
    step,
    formatLr(first),
    `${formatLr(peak.lr)} at ${formatSteps(peak.step)}`,
    formatLr(last),
    after,
  ];
  return `| ${head.join(" | ")} |\n|---|---|---|---|---|\n| ${row.join(" | ")} |`;
}

/** @param {Converted} converted @param {Example} example */
function controllerFacts(converted, { run, step = "one reading of the metric" }) {
  const levels = reaction(converted, run);
  const cuts = levels.flatMap((lr, k) => (k > 0 && lr < levels[k - 1] ? [k] : []));
  return `The picture shows what it does when the metric never changes. A step is ${step}; the first lower LR is that of step ${cuts[0]}, then ${cuts.slice(1, 4).join(", ")}.`;
}

/** @param {Converted} converted */
function becomes({ groups, momentum, betas, control }) {
  const block = (/** @type {string} */ says, /** @type {unknown} */ value) =>
    `${says}\n\n\`\`\`json\n${compactJson(value)}\n\`\`\``;
  return [
    block("It becomes", groups[0]),
    ...(control ? [block(`under \`${control.kind}\` of \`anneal/control\` with`, control.options)] : []),
    ...(momentum ? [block("and its momentum", momentum[0])] : []),
    ...(betas ? [block("and its first beta", betas[0][0])] : []),
  ].join("\n\n");
}

/** The section in which a framework's page has a scheduler. @param {Framework} framework @param {Call} call */
function headingOf(framework, { name, kwargs = {} }) {
  const words = [kwargs.name, kwargs.lr_decay_style, name].filter((word) => typeof word === "string");
  const found = words.flatMap((word) =>
    guides[framework].examples.filter(({ names }) => names.includes(String(word))),
  );
  return (found[0] ?? guides[framework].examples[0]).names[0];
}

/** @param {Framework} framework @param {Entry} entry */
function elsewhere(framework, { example, converted }) {
  const { run } = example;
  const found = nativelyIn(converted.groups[0], run).filter(({ target }) => target !== framework);
  const other = framework === "optax" ? "torch" : "optax";
  const command = convertCommand(framework, example, found[0]?.target ?? other);
  const shell = `\n\n\`\`\`sh\n${command}\n\`\`\``;
  if (found.length === 0)
    return `anneal finds these numbers in no other framework's own schedulers, and writes a function for any of them.${shell}`;
  const rows = found.slice(0, most).map(({ target, native: { call, baseLr } }) => {
    const { title, style, context } = guides[target];
    const lr = context.baseLrs ? `, at LR ${number(baseLr)}` : "";
    return `| [${title}](${target}.md#${anchor(headingOf(target, call))}) | \`${style.line(call)}\`${lr} |`;
  });
  const more = found.slice(most).map(({ target }) => `[${guides[target].title}](${target}.md)`);
  const rest = more.length === 0 ? "" : `\n\nAlso in ${more.join(", ")}.`;
  const epochs = (example.step ?? guides[framework].step).includes("epoch")
    ? " Their lengths count these steps: where a step is an update, multiply them by the updates of an epoch."
    : "";
  return `The same at each of the ${formatSteps(run)} steps.${epochs}\n\n| in | as |\n|---|---|\n${rows.join("\n")}${rest}${shell}`;
}
