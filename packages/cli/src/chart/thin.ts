/**
 * Places in an ascending list of steps that stand for all: of those that fall on one pixel the first, the lowest, the
 * highest and the last.
 */
export function thin(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  pixelOf: (step: number) => number,
): readonly number[] {
  const kept: number[] = [];
  let begin = 0;
  while (begin < steps.length) {
    const pixel = Math.floor(pixelOf(steps[begin]));
    let [end, low, high] = [begin, begin, begin];
    for (; end < steps.length && Math.floor(pixelOf(steps[end])) === pixel; end++) {
      if (values[end] < values[low]) low = end;
      if (values[end] > values[high]) high = end;
    }
    kept.push(...[...new Set([begin, low, high, end - 1])].sort((a, b) => a - b));
    begin = end;
  }
  return kept;
}
