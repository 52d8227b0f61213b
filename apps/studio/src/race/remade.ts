/** A value that is made again only after it was spoilt. */
export interface Remade<Value> {
  readonly get: () => Value;
  readonly spoil: () => void;
}

export function remade<Value>(make: () => Value): Remade<Value> {
  let kept: { readonly value: Value } | undefined;
  return {
    get: () => {
      kept ??= { value: make() };
      return kept.value;
    },
    spoil: () => {
      kept = undefined;
    },
  };
}
