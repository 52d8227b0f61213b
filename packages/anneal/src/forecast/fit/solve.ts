/**
 * Solves (M + damping * diag(M)) x = right by Cholesky, for a symmetric M of which the lower half is given, row by row.
 * Nothing when M is not positive definite even so.
 */
export function solve(matrix: Float64Array, right: Float64Array, damping: number): Float64Array | undefined {
  const m = right.length;
  const factor = Float64Array.from(matrix);
  for (let j = 0; j < m; j++) {
    factor[j * m + j] += damping * Math.max(matrix[j * m + j], 1e-30);
    for (let k = 0; k < j; k++) {
      let value = factor[j * m + k];
      for (let i = 0; i < k; i++) value -= factor[j * m + i] * factor[k * m + i];
      factor[j * m + k] = value / factor[k * m + k];
    }
    let pivot = factor[j * m + j];
    for (let i = 0; i < j; i++) pivot -= factor[j * m + i] ** 2;
    if (!(pivot > 0)) return undefined;
    factor[j * m + j] = Math.sqrt(pivot);
  }
  const x = Float64Array.from(right);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < j; i++) x[j] -= factor[j * m + i] * x[i];
    x[j] /= factor[j * m + j];
  }
  for (let j = m - 1; j >= 0; j--) {
    for (let i = j + 1; i < m; i++) x[j] -= factor[i * m + j] * x[i];
    x[j] /= factor[j * m + j];
  }
  return x;
}
