import type { CharactersSpec } from "../../models/model.ts";
import { fitBatchSize } from "../batch-size.ts";
import { givenEncoding } from "../encoding.ts";
import { overrideModel } from "../override.ts";
import { refuseData } from "../refuse.ts";
import type { Fact, Task, TextSpec } from "../task.ts";
import { count, counted, fileName, someOf } from "../words.ts";
import { cutBlocks } from "./blocks.ts";
import { codePoints, type Vocabulary, vocabularyOf, vocabularyWith } from "./vocabulary.ts";
import { type Stretch, windowsOf } from "./windows.ts";

/** Twenty blocks with room for windows. */
const fewestCharacters = 2000;

/** Some 320 MiB while the text is read, 64 after. */
const mostCharacters = 2 ** 26;

/**
 * Predicts each character of a text from those before it: embeddings, one hidden layer, cross-entropy.
 *
 * @throws AnnealError when there is no text, or too little of it.
 */
export function textTask(spec: TextSpec): Task {
  const file = spec.path === undefined ? "the text" : fileName(spec.path);
  if (typeof spec.text !== "string")
    refuseData("text", "the content of a text", spec.text, { code: "missing" });
  const points = codePoints(spec.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const { length } = points;
  if (length < fewestCharacters) refuseData(file, `at least ${fewestCharacters} characters`, length);
  if (length > mostCharacters) refuseData(file, `at most ${mostCharacters} characters`, length);
  const seed = spec.splitSeed ?? 0;
  const blocks = cutBlocks(length, seed);
  const given = givenEncoding(spec, "text");
  const vocabulary = given ? vocabularyWith(given.characters) : vocabularyOf(countIn(points, blocks.train));
  if (vocabulary.characters.length < 2)
    refuseData(file, "a text of at least two different characters", spec.text.slice(0, 20));
  const usual = { ...small, ...(given && { context: given.context }), vocabulary: vocabulary.size };
  const model = overrideModel(usual, spec.model);
  const tokens = Uint8Array.from(points, vocabulary.tokenOf);
  const { context } = model;
  if (given && context !== given.context)
    refuseData("model.context", `${given.context}, as the encoding has`, context);
  const train = windowsOf(tokens, blocks.train, { context });
  const valid = windowsOf(tokens, blocks.valid, { context, most: 1024 });
  const test = windowsOf(tokens, blocks.test, { context, most: 4096 });
  if (valid.rows === 0 || test.rows === 0)
    refuseData("model.context", `less than the ${Math.floor(length / 20)} characters of a block`, context);
  const split = `${count(train.rows)} to train on, ${someOf(valid.rows, valid.all)} to validate, ${someOf(test.rows, test.all)} to test`;
  return {
    kind: "text",
    name: file,
    loss: "cross-entropy",
    model,
    defaults: {
      optimizer: { kind: "adamw", weightDecay: 0.01 },
      batchSize: fitBatchSize(64, train.rows),
    },
    train,
    valid,
    test,
    redraw: (drawn) => {
      const anew = cutBlocks(length, seed, drawn);
      return {
        train: windowsOf(tokens, anew.train, { context }),
        valid: windowsOf(tokens, anew.valid, { context, most: 1024 }),
      };
    },
    encoding: { kind: "text", characters: vocabulary.characters, context },
    facts: [
      { name: "Data", value: counted(length, "character") },
      vocabularyFact(tokens, vocabulary, given !== undefined),
      { name: "Split", value: `${split}; drawn by blocks of the text, split seed ${seed}` },
    ],
  };
}

const small: Omit<CharactersSpec, "vocabulary"> = {
  kind: "characters",
  context: 8,
  embedding: 16,
  hidden: 64,
};

function countIn(points: Uint32Array, stretches: readonly Stretch[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { start, end } of stretches)
    for (const point of points.subarray(start, end)) counts.set(point, (counts.get(point) ?? 0) + 1);
  return counts;
}

function vocabularyFact(tokens: Uint8Array, { characters, size }: Vocabulary, isGiven: boolean): Fact {
  const others = tokens.reduce((sum, token) => sum + (token === size - 1 ? 1 : 0), 0);
  const share = (100 * others) / tokens.length;
  const which = isGiven ? "others" : "rarer ones";
  const rare =
    others === 0 ? "" : `; ${count(others)} ${which} (${Number(share.toPrecision(2))}%) are one more`;
  const whose = isGiven ? " that the model was trained with" : "";
  return { name: "Vocabulary", value: `${counted(characters.length, "character")}${whose}${rare}` };
}
