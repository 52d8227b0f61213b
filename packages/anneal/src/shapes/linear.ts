/**
 * A straight line.
 *
 *   remaining = 1 - p,   elapsed = p
 *
 * @example linearShape(0.25, 1, 0); // 0.75
 */
export const linearShape = (p: number, from: number, to: number): number => (1 - p) * from + p * to;
