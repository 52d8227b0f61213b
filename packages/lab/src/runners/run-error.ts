import { LabError } from "../errors.ts";

/** A run that could not be done, as one sentence. A diverged run is no error: it is a result. */
export class RunError extends LabError {
  /** The last lines that whatever failed had written: cut short and without control characters. */
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[] = []) {
    super(message, lines.length === 0 ? undefined : `its last line: ${lines[lines.length - 1]}`);
    this.lines = lines;
  }
}
