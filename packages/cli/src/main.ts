import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";

/** The version in the package's own package.json, which lies one level above both `src` and `dist`. */
function ownVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** Runs the command line on its arguments (without node and the script) and gives the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("anneal")
    .description("Learning-rate schedules: print, plot, check and convert them.")
    .version(ownVersion())
    .exitOverride();
  try {
    await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
