import { spawnSync } from "node:child_process";
import { styleText } from "node:util";

// The tour of `npm start`: each command is printed, then run as a user would run it.
const bin = new URL("../packages/cli/bin/anneal.js", import.meta.url).pathname;
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
/** @type {(style: "bold" | "dim", text: string) => string} */
const styled = (style, text) => (colour ? styleText(style, text) : text);

/** @param {string} text */
const say = (text) => console.log(styled("dim", text));

/** @param {string} words */
const run = (words) => {
  console.log(`\n${styled("bold", `$ npx anneal ${words}`)}`);
  const { status, signal } = spawnSync(process.execPath, [bin, ...words.split(" ")], { stdio: "inherit" });
  if (signal !== null || status === 70) process.exit(1);
  return status;
};

say("Two published schedules over the same 600,000 steps: GPT-2 124M (nanoGPT) and SmolLM 135M.");
run("show examples/specs/gpt2-124m.json examples/specs/smollm-135m.json --steps 600k");
say("\nOne of your own, without a file:");
run("show wsd --peak 1e-3 --warmup 1000 --steps 25k");
say("\nMistakes are found before anything runs:");
run("check examples/specs/broken.json --steps 25k");

console.log(`
${styled("bold", "Next")}
  npx anneal explain cosine --peak 3e-4 --warmup 5% --steps 10k     what it does, in plain words
  npx anneal new wsd wsd.json --peak 1e-3 --warmup 1000             a spec file to edit
  npx anneal show wsd.json --steps 25k --out wsd.svg                a picture of it
  npx anneal table wsd.json --steps 25k --json                      the LR of every update, for any trainer
  npx anneal kinds                                                  every schedule there is
In TypeScript: compile(warmupCosine({ peak: 3e-4, warmup: "5%" }), { steps: 10_000 }).at(step). README.md has more.`);
