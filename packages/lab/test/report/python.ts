import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const python = "/usr/bin/python3";

/** Why tests that run Python are skipped, or nothing where it is there. */
export const noPython: string | undefined = existsSync(python)
  ? undefined
  : `${python} is absent; apt-get install python3 runs this test`;

/** Why tests that run PyTorch are skipped, or nothing where it is there. */
export function noTorch(): string | undefined {
  if (noPython !== undefined) return noPython;
  try {
    execFileSync(python, ["-c", "import torch"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "torch is absent; apt-get install python3-torch runs this test";
  }
}

/** The end of the title of a test that is skipped: why. */
export const because = (reason: string | undefined): string =>
  reason === undefined ? "" : `: skipped, ${reason}`;

/** Runs a program with JSON on its standard input, and reads the JSON that it prints. */
export function runPython(program: string, input: unknown): unknown {
  const text = execFileSync(python, ["-c", program], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(text);
}
