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

const unit = (name: string, root: string, more: { readonly isolate?: boolean } = {}) => ({
  resolve: { alias: fromSource },
  // Nothing here is a timed test: the limit is only for what hangs.
  test: { name, root: here(root), include: ["{src,test}/**/*.test.ts"], testTimeout: 60_000, ...more },
});

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine of two is half of it.
    maxWorkers: "100%",
    projects: [
      // The library has no state, so its test files need no process each.
      unit("anneal", "packages/anneal", { isolate: false }),
      unit("parse", "packages/parse", { isolate: false }),
      unit("logs", "packages/logs"),
      unit("lab", "packages/lab"),
      unit("cli", "packages/cli"),
      // The pages of its tests are those that were built, in a real browser.
      unit("studio", "apps/studio"),
      {
        test: {
          name: "checks",
          root: here("checks"),
          include: ["*.test.ts"],
          globalSetup: here("checks/pack.ts"),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
