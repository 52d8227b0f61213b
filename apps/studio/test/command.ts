import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../../packages/cli/bin/anneal.js", import.meta.url));

/** `anneal studio` as a user starts it. */
export interface Command {
  readonly address: string;
  readonly end: () => Promise<void>;
}

/** Starts the server on a folder, as built, and waits for its address. */
export async function startStudio(folder: string, flags: readonly string[] = []): Promise<Command> {
  const child: ChildProcess = spawn(process.execPath, [bin, "studio", folder, ...flags]);
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => resolve(String(chunk).trim()));
    child.on("close", () => reject(new Error(said)));
  });
  return {
    address,
    end: async () => {
      child.kill("SIGINT");
      await ended;
    },
  };
}
