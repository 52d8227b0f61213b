#!/usr/bin/env node
import { existsSync } from "node:fs";

const build = new URL("../dist/main.js", import.meta.url);
if (existsSync(build)) {
  const { main } = await import(build.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("anneal: the command line is not built yet; run `npm run build` at the repository root.");
  process.exitCode = 2;
}
