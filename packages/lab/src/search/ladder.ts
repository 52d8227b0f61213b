/**
 * The rates that are tried: 1, 2 and 5 times the powers of ten. Neighbours differ by a factor of 2 to 2.5, which a best
 * rate forgives, and people can read and type them.
 *
 * Rung 0 is 1, rung 1 is 2, rung 3 is 10, rung -1 is 0.5.
 */
export function rateOf(rung: number): number {
  const decade = Math.floor(rung / 3);
  return Number(`${[1, 2, 5][rung - 3 * decade]}e${decade}`);
}

/** The rung nearest to a rate, by ratio. */
export function rungOf(rate: number): number {
  const guess = Math.round(3 * Math.log10(rate));
  const distance = (rung: number): number => Math.abs(Math.log(rateOf(rung) / rate));
  return [guess - 1, guess, guess + 1].reduce((best, rung) =>
    distance(rung) < distance(best) ? rung : best,
  );
}
