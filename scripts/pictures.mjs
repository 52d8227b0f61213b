import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { compile, cosine, linear, sequence, warmRestarts, warmupLinear, warmupStableDecay } from "anneal";
import { drawSvg } from "anneal/describe";

// Draws the pictures of the docs and runs the commands that the README shows. `npm run pictures` writes them; the tests
// compare what is committed with what `pictures()` and `consoles()` return.

/** @param {string} path */
const at = (path) => new URL(`../${path}`, import.meta.url);
const steps = 25_000;
const tenth = [linear({ to: 1e-3, over: 1000 }), cosine({ from: 1e-3, to: 1e-4, over: "rest" })];
const schedules = {
  "WSD, 1−√ cooldown": warmupStableDecay({ peak: 1e-3, warmup: 1000 }),
  "Cosine to 10%": sequence({ of: tenth }),
  "Linear to zero": warmupLinear({ peak: 1.2e-3, warmup: 2000 }),
  "SGDR, 3 cycles": warmRestarts({ peak: 8e-4, times: 3, stretch: 2, damp: 0.8, floor: 2e-5 }),
};
const layers = Object.entries(schedules).map(([name, spec]) => ({
  name,
  spec,
  curve: compile(spec, { steps }),
}));

/** The pictures by path. */
export const pictures = () =>
  Object.fromEntries(
    /** @type {const} */ (["light", "dark"]).map((theme) => [
      `docs/images/schedules-${theme}.svg`,
      drawSvg(layers, { steps, theme, width: 860, height: 430 }),
    ]),
  );

/**
 * A page whose console blocks hold what their commands print now.
 *
 * @param {string} page
 */
export const consoles = (page) =>
  page.replace(/^```console\n\$ npx anneal (.*)\n[\s\S]*?^```$/gm, (_, words) => {
    const drawn = words.startsWith("show") ? ["--braille"] : [];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [at("packages/cli/bin/anneal.js").pathname, ...words.split(" "), ...drawn],
      { encoding: "utf8", cwd: at("").pathname },
    );
    return `\`\`\`console\n$ npx anneal ${words}\n${stdout}${stderr}\`\`\``;
  });

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [path, svg] of Object.entries(pictures())) writeFileSync(at(path), svg);
  writeFileSync(at("README.md"), consoles(readFileSync(at("README.md"), "utf8")));
}
