/**
 * Python's `a // b` for b > 0: the floor of the true quotient, where `Math.floor(a / b)` may have been rounded up.
 *
 * @example floorDivide(1, 0.1); // 9
 */
export function floorDivide(a: number, b: number): number {
  const rest = a % b;
  const whole = (a - rest) / b - (rest < 0 ? 1 : 0);
  const down = Math.floor(whole);
  return whole - down > 0.5 ? down + 1 : down;
}

/** Python's `int(x)`: towards zero. */
export const toInt = (x: number): number => Math.trunc(x) + 0;
