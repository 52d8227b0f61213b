/**
 * A mistake of the user, or something wrong with a file, that is not about one field of a spec (those are
 * `AnnealError`s). The message is one clear sentence; the command line shows it and ends with status 2.
 */
export class LabError extends Error {
  override readonly name = "LabError";
  /** What to do about it: shown on a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
