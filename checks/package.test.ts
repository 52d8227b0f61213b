import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";

const packed = inject("packed");
const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

/** Runs a program and gives all that it printed; a failing one throws with that text as the message. */
function run(cwd: string, file: string, ...args: string[]): string {
  try {
    return execFileSync(file, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${file} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}

const manifest = JSON.parse(readFileSync(join(packed.alone, "node_modules/anneal/package.json"), "utf8"));
const entries = Object.keys(manifest.exports)
  .filter((key) => key !== "./package.json")
  .map((key) => `anneal${key.slice(1)}`);

/** Entries that import an optional peer. Their types do without it. */
const peers: { readonly [entry: string]: string } = { "anneal/adapters/tfjs": "@tensorflow/tfjs" };

describe("the installed packages", () => {
  test("anneal brings exactly one package, itself", () => {
    const lock = JSON.parse(readFileSync(join(packed.alone, "package-lock.json"), "utf8"));
    expect(Object.keys(lock.packages).filter((path) => path !== "")).toEqual(["node_modules/anneal"]);
    expect(manifest.dependencies).toEqual({});
  });

  test.each(["anneal", "@anneal/cli"])(
    "%s holds no test, no build info and nothing without a source",
    (name) => {
      const source = join(here, "..", "packages", name.replace("@anneal/", ""), "src");
      const files = readdirSync(join(packed.both, "node_modules", name), {
        recursive: true,
        encoding: "utf8",
      });
      expect(files.filter((file) => /\.test\.|tsbuildinfo/.test(file))).toEqual([]);
      const stale = files
        .filter((file) => file.startsWith("dist/") && file.endsWith(".js"))
        .filter((file) => !existsSync(join(source, file.slice(5).replace(/js$/, "ts"))));
      expect(stale, "left from an older build: run `npm run clean`").toEqual([]);
      expect(files).toContain("LICENSE");
    },
  );

  const load = (entry: string): string => {
    const code = `const m = await import(${JSON.stringify(entry)}); console.log(Object.keys(m).length)`;
    return run(packed.alone, "node", "--input-type=module", "-e", code);
  };

  test.each(entries.filter((entry) => peers[entry] === undefined))(
    "%s loads and exports something",
    (entry) => {
      expect(Number(load(entry))).toBeGreaterThan(0);
    },
  );

  test.each(Object.entries(peers))("%s wants its peer %s, which is optional", (entry, peer) => {
    expect(entries).toContain(entry);
    expect(() => load(entry)).toThrow(`Cannot find package '${peer}'`);
    expect(manifest.peerDependenciesMeta[peer]).toEqual({ optional: true });
  });

  test("the command runs in an empty folder", () => {
    const { version } = JSON.parse(
      readFileSync(join(packed.both, "node_modules/@anneal/cli/package.json"), "utf8"),
    );
    expect(run(packed.both, "npx", "--no-install", "anneal", "--version").trim()).toBe(version);
  });

  test("both packages have one version", () => {
    const cli = JSON.parse(readFileSync(join(packed.both, "node_modules/@anneal/cli/package.json"), "utf8"));
    expect([cli.version, cli.dependencies.anneal]).toEqual([manifest.version, manifest.version]);
  });
});

describe("the tarballs", () => {
  test.each(["anneal", "cli"] as const)("publint finds nothing in %s", (name) => {
    run(here, "npx", "--no-install", "publint", "run", packed[name], "--strict");
  });

  test("are the types right finds nothing in anneal", () => {
    run(here, "npx", "--no-install", "attw", packed.anneal, "--profile", "esm-only");
  });
});

/** A user's file: the README's first lines, every entry point, and a proof that nothing decays to `any`. */
const consumer = [
  `import { compile, cosine, type Curve } from "anneal";`,
  ...entries.map((entry, i) => `import * as entry${i} from "${entry}";`),
  `const curve: Curve = compile(cosine({ from: 3e-4, to: 3e-5, over: "90%" }), { steps: 1000 });`,
  `export const lr: number = curve.at(500);`,
  `// @ts-expect-error a rate is a number`,
  `export const text: string = curve.at(500);`,
  `export const all: readonly object[] = [${entries.map((_, i) => `entry${i}`).join(", ")}];`,
].join("\n");

describe("the types", () => {
  const compilers = {
    "5.4": "typescript-5.4/lib/tsc.js",
    "5.9": "typescript-5.9/lib/tsc.js",
    "6": "typescript/lib/tsc.js",
    "7": "@typescript/native/bin/tsc",
  };
  const modules = { nodenext: "nodenext", bundler: "esnext" };
  const cases = Object.keys(compilers).flatMap((version) =>
    Object.keys(modules).map((resolution) => [version, resolution] as const),
  );

  test.each(cases)("resolve with TypeScript %s, moduleResolution %s", (version, resolution) => {
    const folder = mkdtempSync(join(packed.alone, "types-"));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      target: "es2022",
      lib: ["es2022"],
      types: [],
      module: modules[resolution as keyof typeof modules],
      moduleResolution: resolution,
    };
    writeFileSync(join(folder, "consumer.ts"), consumer);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    const [name, path] = split(compilers[version as keyof typeof compilers]);
    run(folder, "node", join(dirname(require.resolve(`${name}/package.json`)), path), "-p", ".");
  });
});

/** `@scope/name/rest` as its package name and the path inside the package. */
function split(path: string): [name: string, rest: string] {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(path) as unknown as [string, string, string];
  return [name, rest];
}

test("a checkout without a build is told how to build", () => {
  const folder = mkdtempSync(join(tmpdir(), "anneal-bin-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "anneal.js"), readFileSync(join(here, "../packages/cli/bin/anneal.js")));
    expect(() => run(folder, "node", "anneal.js")).toThrow("run `npm run build` at the repository root");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
