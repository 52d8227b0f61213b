/**
 * Reflected exponential: slow at first, then ever faster.
 *
 *   remaining = (1 - p) / (1 - p/2),   elapsed = (p/2) / (1 - p/2)
 *
 * Source: Chen, Wolfe & Kyrillidis 2021, REX: Revisiting Budgeted Training with an Improved Schedule. arXiv 2107.04197
 * @example rexShape(0.5, 1, 0); // 0.6666666666666666
 */
export const rexShape = (p: number, from: number, to: number): number => {
  const d = 1 - p / 2;
  return ((1 - p) / d) * from + (p / 2 / d) * to;
};
