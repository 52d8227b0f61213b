import { AnnealError } from "anneal";
import { readConfig } from "./configs/index.ts";
import { isPython, readPython } from "./python/read.ts";
import type { Reading, ReadOptions } from "./reading.ts";
import { hasFences, startsFenced, unfenced } from "./text/clean.ts";
import { fail } from "./text/mistake.ts";

/** Characters of a text that is read. Longer ones are no source that anybody wrote, and are refused before they cost time. */
export const longestText = 250_000;

/**
 * Reads every scheduler in a text: Python, JSON, YAML or command-line flags, of the framework that names, imports and
 * keys tell. Nothing in the text is run.
 *
 * @param text source code, a config, a command; also in a fence of Markdown, or with the prompts of a session.
 * @throws AnnealError with line and column: for what is no such text, for a text without a scheduler, and for what is not
 * understood unless `partial` leaves it out.
 */
export function read(text: string, options: ReadOptions = {}): Reading {
  if (text.length > longestText) {
    const expected = `at most ${longestText} characters`;
    fail({ place: { line: 1, column: 1 }, code: "size", expected, received: `${text.length}` });
  }
  if (startsFenced(text)) return readPlain(unfenced(text), options);
  const first = attempt(() => readPlain(text, options));
  if (!(first instanceof AnnealError)) return first;
  // A page of prose with code in fences is no Python, but what it encloses may be. Fences in docstrings are examples.
  const prose = hasFences(text) && !isPython(text);
  const second = prose ? attempt(() => readPlain(unfenced(text), options)) : first;
  if (second instanceof AnnealError) throw first;
  return second;
}

/** A config, or else Python: what looks like a config and is none may still be Python, such as a dictionary. */
function readPlain(text: string, options: ReadOptions): Reading {
  const config = attempt(() => readConfig(text, options));
  if (config && !(config instanceof AnnealError)) return config;
  const python = attempt(() => readPython(text, options));
  if (!(python instanceof AnnealError)) return python;
  throw config ?? python;
}

/** What a function returns, or the error that anneal raises in it. */
function attempt<T>(run: () => T): T | AnnealError {
  try {
    return run();
  } catch (error) {
    if (error instanceof AnnealError) return error;
    throw error;
  }
}
