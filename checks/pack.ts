import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

/** What the checks look at: the two tarballs, and two folders in which they are installed as a user would. */
export interface Packed {
  readonly anneal: string;
  readonly cli: string;
  /** A folder with `anneal` alone. */
  readonly alone: string;
  /** A folder with `anneal`, `@anneal/cli` and what it depends on. */
  readonly both: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    packed: Packed;
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs npm quietly; its own output is shown only when it fails. */
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

function pack(workspace: string, to: string): string {
  const [{ filename }] = JSON.parse(npm(root, "pack", "--json", "-w", workspace, "--pack-destination", to));
  return join(to, filename);
}

async function install(folder: string, ...tarballs: string[]): Promise<string> {
  await mkdir(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs);
  return folder;
}

/** Packs the packages once for all checks, and installs them in a temporary folder that goes away afterwards. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "anneal-checks-"));
  const anneal = pack("anneal", folder);
  const beside = ["@anneal/parse", "@anneal/logs", "@anneal/lab"].map((name) => pack(name, folder));
  const cli = pack("@anneal/cli", folder);
  const alone = await install(join(folder, "alone"), anneal);
  const both = await install(join(folder, "both"), anneal, ...beside, cli);
  project.provide("packed", { anneal, cli, alone, both });
  return () => rmSync(folder, { recursive: true, force: true });
}
