import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Unit tests read the sources, so they need no build; `checks` read what was built and packed. */
const fromSource = [
  { find: /^anneal$/, replacement: here("packages/anneal/src/index.ts") },
  { find: /^anneal\/(.+)$/, replacement: here("packages/anneal/src/$1/index.ts") },
  { find: /^@anneal\/(parse|logs)$/, replacement: here("packages/$1/src/index.ts") },
  { find: /^@anneal\/lab$/, replacement: here("packages/lab/src/index.ts") },
  { find: /^@anneal\/lab\/(.+)$/, replacement: here("packages/lab/src/$1/index.ts") },
];

/** Nothing here is a timed test: the limits are only for what hangs, on a machine that does other things, too. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } };

/** Nothing here has state of a module, so test files need no process each: loading the sources took a third of the time. */
const unit = (name: string, root: string, more: { readonly retry?: number } = {}) => ({
  resolve: { alias: fromSource },
  test: {
    name,
    root: here(root),
    include: ["{src,test}/**/*.test.ts"],
    isolate: false,
    ...patience,
    ...more,
  },
});

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine of two is half of it.
    maxWorkers: "100%",
    projects: [
      unit("anneal", "packages/anneal"),
      unit("parse", "packages/parse"),
      unit("logs", "packages/logs"),
      unit("lab", "packages/lab"),
      unit("cli", "packages/cli"),
      // The pages of its tests are those that were built, in a real browser. CI names what needed its second try.
      unit("studio", "apps/studio", { retry: process.env.CI ? 1 : 0 }),
      {
        test: {
          name: "checks",
          root: here("checks"),
          include: ["*.test.ts"],
          globalSetup: here("checks/pack.ts"),
          ...patience,
        },
      },
    ],
  },
});
