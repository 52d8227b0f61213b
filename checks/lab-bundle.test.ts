import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { bundle, gzipped } from "./lab-page.ts";

const packed = inject("packed");
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("@typescript/native/package.json")), "bin/tsc");

test("the lab bundles for a browser, and each entry stays under its ceiling, minified and gzipped", async () => {
  const ceilings = { worker: 145_000, tune: 27_000, everything: 190_000 } as const;
  for (const name of ["worker", "tune", "everything"] as const) {
    const bytes = gzipped(await bundle(name));
    console.log(`size/lab-${name} ${bytes} B of ${ceilings[name]}`);
    expect(bytes, name).toBeLessThanOrEqual(ceilings[name]);
  }
});

test("the types do with those of a browser, and a Worker of the DOM is one", () => {
  const folder = mkdtempSync(join(packed.both, "lab-types-"));
  const consumer = [
    `import { candidates, type Runner, tune } from "@anneal/lab";`,
    `import { createWorkerRunner } from "@anneal/lab/browser";`,
    `const spawn = (): Worker => new Worker("worker.js", { type: "module" });`,
    `export const runner: Runner = createWorkerRunner({ task: { kind: "text", text: "" }, spawn });`,
    `// @ts-expect-error a runner does runs`,
    `export const text: string = runner.run;`,
    `export { candidates, tune };`,
  ];
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
    module: "esnext",
    moduleResolution: "bundler",
  };
  writeFileSync(join(folder, "consumer.ts"), consumer.join("\n"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  execFileSync("node", [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" });
});
