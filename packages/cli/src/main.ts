import { Closed, type Io, processIo } from "./output/io.ts";
import { tellMistake, tellNote, tellProblems } from "./output/messages.ts";
import { UsageError } from "./output/usage-error.ts";
import { ownVersion } from "./own-version.ts";

/** How a command ends. */
const status = { done: 0, wrongUse: 2, unexpected: 70 } as const;

/**
 * Runs the command line on its arguments (without node and the script) and gives the exit status: 0, 1 for a negative
 * result, 2 for wrong use. It never throws.
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      await io.write(`${ownVersion()}\n`);
      return status.done;
    }
    const { run } = await import("./run.ts");
    return await run(argv, ownVersion(), io);
  } catch (error) {
    return await told(error, argv, io);
  }
}

/** A mistake that the lab found: known by its name, so that the lab is not loaded to ask. */
interface LabMistake extends Error {
  readonly hint?: string;
  /** The last lines that an outside command wrote. */
  readonly lines?: readonly string[];
}

const isLabError = (error: unknown): error is LabMistake =>
  error instanceof Error && error.name === "LabError";

function tellFailure(io: Io, { message, hint, lines = [] }: LabMistake): void {
  tellMistake(io, message, lines.length > 0 ? undefined : hint);
  for (const line of lines) tellNote(io, `  | ${line}`);
}

/** Tells what went wrong in one sentence, without a stack. */
async function told(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (error instanceof Closed) return status.done;
  if (error instanceof UsageError) tellMistake(io, error.message, error.hint);
  else if (isLabError(error)) tellFailure(io, error);
  else {
    const { AnnealError } = await import("anneal");
    const { SpecProblems } = await import("./input/layers.ts");
    if (error instanceof AnnealError || error instanceof SpecProblems) tellProblems(io, error.problems);
    else {
      const words = error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]}` : String(error);
      const own = argv.some((word) => word.startsWith("--kinds"));
      tellMistake(
        io,
        `anneal failed in a way it never should (${words}); report it with the command that you ran`,
        own ? "look into your own kinds first: their code ran, too" : undefined,
      );
      return status.unexpected;
    }
  }
  return status.wrongUse;
}
