/** A request that is not served: its status, and one sentence that says why. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** Headers that such a status needs, as `Allow` with 405. */
  readonly headers: { readonly [name: string]: string };

  constructor(status: number, message: string, headers: { readonly [name: string]: string } = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
