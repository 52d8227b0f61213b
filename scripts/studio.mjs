import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

// The studio with the examples of this project: specs, a workspace of four schedules, logs of real runs. Another folder
// and flags of `anneal studio` come after `--`.
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const words = process.argv.slice(2);
const folder = words.some((word) => !word.startsWith("-")) ? [] : [here("../examples")];
const child = spawn(
  process.execPath,
  [here("../packages/cli/bin/anneal.js"), "studio", "--open", ...folder, ...words],
  { stdio: "inherit" },
);
// Ctrl-C is for the server, which ends cleanly; this ends after it.
process.on("SIGINT", () => {});
child.on("close", (status) => {
  process.exitCode = status ?? 1;
});
