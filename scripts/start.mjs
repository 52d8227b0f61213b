import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

// The main job of anneal, on a real text that comes with it: which schedule, at which rate, how much better, how sure.
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
/** @type {(style: "bold" | "dim", text: string) => string} */
const styled = (style, text) => (colour ? styleText(style, text) : text);

const words = "tune --text examples/data/text.txt --seed 1 --budget 75s --out out";

console.log(
  styled(
    "dim",
    "A small character model learns our own documentation (160,740 characters). anneal looks for the best\nlearning-rate schedule within 75 seconds and holds it against the best constant rate.",
  ),
);
console.log(`\n${styled("bold", `$ npx anneal ${words}`)}`);
const { status, signal } = spawnSync(
  process.execPath,
  [here("../packages/cli/bin/anneal.js"), ...words.split(" ")],
  {
    stdio: "inherit",
    cwd: here(".."),
  },
);
if (signal !== null || status !== 0) process.exit(status ?? 1);

console.log(`
${styled("bold", "Next")}
  open out/report.html                                        the answer, the evidence, the code to paste
  npx anneal tune --csv data.csv --target price               the same on your own table
  npx anneal tune --exec "python train.py" --budget 2h        with your own trainer: docs/any-trainer.md
  npx anneal find --text README.md                            only the learning-rate range test
  npx anneal show wsd --peak 1e-3 --steps 25k                 see a schedule before you train it
  npm run studio                                              draw, compare and race schedules in the browser
README.md has more.`);
