import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two builds of one page. `vite build` writes many files, loaded on demand, to where the command line serves them from;
 * `vite build --mode single` writes one file that also works from a disk.
 */
export default defineConfig(({ mode }) => {
  const single = mode === "single";
  return {
    root: here("."),
    base: "./",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: single ? [viteSingleFile()] : [],
    build: {
      outDir: single ? here("dist/single") : here("../../packages/cli/studio"),
      emptyOutDir: true,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
    },
    worker: { format: "es" as const },
  };
});
