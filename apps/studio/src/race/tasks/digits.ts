import { type Draw, draw } from "./random.ts";

type Point = readonly [x: number, y: number];

/** How a hand writes each digit, stroke after stroke, in a square from 0 to 1 with y pointing down. */
const strokes: readonly (readonly (readonly Point[])[])[] = [
  [ring(0.5, 0.5, 0.28, 0.4)],
  [
    [
      [0.34, 0.26],
      [0.55, 0.1],
      [0.55, 0.9],
    ],
  ],
  [
    [
      [0.24, 0.28],
      [0.4, 0.1],
      [0.66, 0.12],
      [0.74, 0.32],
      [0.6, 0.54],
      [0.24, 0.88],
      [0.78, 0.88],
    ],
  ],
  [
    [
      [0.26, 0.16],
      [0.52, 0.08],
      [0.72, 0.24],
      [0.64, 0.42],
      [0.46, 0.48],
      [0.68, 0.54],
      [0.76, 0.74],
      [0.56, 0.92],
      [0.26, 0.86],
    ],
  ],
  [
    [
      [0.62, 0.92],
      [0.62, 0.08],
      [0.22, 0.64],
      [0.82, 0.64],
    ],
  ],
  [
    [
      [0.72, 0.1],
      [0.32, 0.1],
      [0.28, 0.46],
      [0.56, 0.42],
      [0.74, 0.62],
      [0.6, 0.88],
      [0.26, 0.88],
    ],
  ],
  [
    [
      [0.64, 0.1],
      [0.4, 0.32],
      [0.28, 0.62],
      [0.4, 0.88],
      [0.62, 0.88],
      [0.72, 0.68],
      [0.54, 0.52],
      [0.32, 0.6],
    ],
  ],
  [
    [
      [0.24, 0.1],
      [0.76, 0.1],
      [0.42, 0.92],
    ],
  ],
  [ring(0.5, 0.29, 0.2, 0.2), ring(0.5, 0.7, 0.24, 0.22)],
  [
    ring(0.5, 0.32, 0.2, 0.22),
    [
      [0.7, 0.34],
      [0.66, 0.64],
      [0.5, 0.92],
    ],
  ],
];

function ring(x: number, y: number, width: number, height: number): readonly Point[] {
  return Array.from({ length: 13 }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / 12;
    return [x + width * Math.sin(angle), y - height * Math.cos(angle)];
  });
}

const side = 8;
export const digitRows = 1800;

/**
 * Digits as a table: 64 grey pixels from 0 to 16 and which digit it is. They are drawn here, stroke by stroke, each with a
 * slant, a size, a place, a pen and a trembling hand of its own; no data set is copied. The same table everywhere.
 */
export function digitsTable(): string {
  const from = draw(8);
  const names = Array.from({ length: side * side }, (_, i) => `p${i}`);
  const lines = Array.from({ length: digitRows }, (_, row) => {
    const digit = row % 10;
    return `${pixelsOf(digit, from).join(",")},${digit}`;
  });
  return `${[...names, "digit"].join(",")}\n${lines.join("\n")}\n`;
}

function pixelsOf(digit: number, from: Draw): readonly number[] {
  const { uniform, normal } = from;
  const place = hand(from);
  const pen = 0.07 + 0.05 * uniform();
  const paths = strokes[digit].map((stroke) =>
    stroke.map(([x, y]) => place([x + 0.045 * normal(), y + 0.045 * normal()])),
  );
  return Array.from({ length: side * side }, (_, i) => {
    const at: Point = [((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side];
    const distance = Math.min(...paths.map((path) => distanceTo(path, at)));
    const ink = Math.max(0, Math.min(1, (pen - distance) / 0.1 + 0.5));
    return Math.max(0, Math.min(16, Math.round(16 * ink + 2.4 * normal())));
  });
}

/** Slant, size and place of one writing. */
function hand({ uniform, normal }: Draw): (point: Point) => Point {
  const angle = 0.2 * normal();
  const slant = 0.25 * normal();
  const [width, height] = [0.75 + 0.3 * uniform(), 0.8 + 0.25 * uniform()];
  const [right, down] = [0.05 * normal(), 0.04 * normal()];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ([x, y]) => {
    const u = width * (x - 0.5) - slant * (y - 0.5);
    const v = height * (y - 0.5);
    return [0.5 + right + cos * u - sin * v, 0.5 + down + sin * u + cos * v];
  };
}

function distanceTo(path: readonly Point[], [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < path.length; i++) {
    const [[ax, ay], [bx, by]] = [path[i - 1], path[i]];
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2);
  }
  return Math.sqrt(least);
}
