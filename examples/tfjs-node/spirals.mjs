/**
 * Two spirals in the plane, one inside the other, the same at every call.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {{ points: number[][], labels: number[][] }}
 */
export function spirals(count, seed) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // an LCG: Numerical Recipes
    return state / 2 ** 32;
  };
  const points = [];
  const labels = [];
  for (let i = 0; i < count; i++) {
    const label = i % 2;
    const turn = 0.25 + 2.75 * random();
    const angle = turn * Math.PI + label * Math.PI;
    const noise = () => 0.05 * (random() + random() - 1);
    points.push([(turn / 3) * Math.cos(angle) + noise(), (turn / 3) * Math.sin(angle) + noise()]);
    labels.push([label]);
  }
  return { points, labels };
}
