import type { Made, Node } from "./node.ts";
import { valueAt } from "./node.ts";
import { name, num } from "./terms.ts";

/** The same draws as anneal makes: a hash of seed and step, then Box and Muller. */
const source = `def mix(value):
    h = (value + 0x9E3779B9) & 0xFFFFFFFF
    h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16

def uniform(seed, step, draw):
    h = mix(mix(seed ^ 0x9E3779B9) ^ step & 0xFFFFFFFF)
    return mix(mix(h ^ step >> 32) ^ draw) / 2**32

def noise(seed, step, std, limit):
    for draw in range(0, 64, 2):
        radius = std * sqrt(-2 * log(1 - uniform(seed, step, draw)))
        e = radius * cos(2 * pi * uniform(seed, step, draw + 1))
        if -limit < e < limit:
            return e
    return limit * (2 * uniform(seed, step, 64) - 1)`;

interface Noise {
  readonly std: number;
  readonly limit: number;
  readonly seed: number;
}

export function noise({ std, limit, seed }: Noise, { drawn, child, scope }: Made): Node {
  const floor = scope.use("math", "floor");
  for (const used of ["cos", "log", "pi", "sqrt"]) scope.use("math", used);
  scope.preamble(source);
  const lines = (t: string): readonly string[] => {
    const value = valueAt(child("of"), name(t), scope).text;
    const drawnNoise = `noise(${num(seed).text}, ${floor}(${t}), ${num(std).text}, ${num(limit).text})`;
    if (drawn.span === Number.POSITIVE_INFINITY) return [`return (${value}) * (1 + ${drawnNoise})`];
    return [
      `value = ${value}`,
      `return value * (1 + ${drawnNoise}) if ${t} < ${num(drawn.span).text} else value`,
    ];
  };
  return { span: drawn.span, holds: true, lines };
}
