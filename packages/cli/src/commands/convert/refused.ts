/** It cannot be written exactly: a result, not a mistake of the user. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
