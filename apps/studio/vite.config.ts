import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { licences } from "./build/licences.ts";
import { packScript } from "./build/pack-script.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The engine trains on WebAssembly alone: what it would load for WebGL and WebGPU is left out. */
const withoutGpu = (): Plugin => ({
  name: "without-gpu",
  enforce: "pre",
  resolveId: (id, from) =>
    /^\.\/web(?:gl|gpu)-/.test(id) && from?.includes("@jax-js") ? "\0without-gpu" : undefined,
  load: (id) => (id === "\0without-gpu" ? "export {};" : undefined),
});

const page = { base: "./", oxc: { jsx: { runtime: "automatic", importSource: "preact" } } } as const;

/** The page that the chart is measured in. */
const chartPage = {
  ...page,
  root: here("test/chart-page"),
  build: {
    outDir: here("dist/chart-page"),
    emptyOutDir: true,
    target: "es2022",
    reportCompressedSize: false,
  },
};

/**
 * Two builds of one page. `vite build` writes many files, loaded on demand, to where the command line serves them from;
 * `vite build --mode single` writes one file that also works from a disk. `--mode chart` builds a page of charts alone.
 */
export default defineConfig(({ mode }) => {
  if (mode === "chart") return chartPage;
  const single = mode === "single";
  return {
    ...page,
    root: here("."),
    plugins: single
      ? [withoutGpu(), licences(single), viteSingleFile(), packScript()]
      : [withoutGpu(), licences(single)],
    resolve: {
      // In one file the workers are the page's own script.
      alias: single
        ? [
            { find: /^.*\/spawn\.ts$/, replacement: here("src/race/spawn-single.ts") },
            { find: /^.*\/make-worker\.ts$/, replacement: here("src/runs/jobs/make-worker-single.ts") },
            {
              find: /^.*\/start-worker\.ts$/,
              replacement: here("src/views/translate/background/start-worker-single.ts"),
            },
          ]
        : [],
    },
    build: {
      outDir: single ? here("dist/single") : here("../../packages/cli/studio"),
      emptyOutDir: true,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      // The page asks for the lab's searches, its workers for the engine below them.
      rolldownOptions: {
        checks: { pluginTimings: false },
        treeshake: { moduleSideEffects: [{ test: /@jax-js/, sideEffects: false }] },
        // Without `import.meta` the script of the one file also runs as a classic worker.
        ...(single && {
          output: { format: "iife" },
          transform: { define: { "import.meta": "{}" } },
        }),
      },
    },
    worker: { format: "es" as const, plugins: () => [withoutGpu()] },
  };
});
