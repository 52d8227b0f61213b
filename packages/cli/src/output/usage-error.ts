/** Wrong use of the command line: one sentence, and perhaps what to do about it. Ends the command with status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to do about it: shown on a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
