/** A model as plain data: an engine turns it into a computation, and two engines mean the same by it. */
export type ModelSpec = MlpSpec | CharactersSpec | CnnSpec;

/** Fully connected layers: `inputs` numbers in, `outputs` numbers out. */
export interface MlpSpec {
  readonly kind: "mlp";
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: "relu" | "tanh";
}

/** A character model: the last `context` characters, each embedded, through one hidden layer, give the next one. */
export interface CharactersSpec {
  readonly kind: "characters";
  readonly vocabulary: number;
  readonly context: number;
  readonly embedding: number;
  readonly hidden: number;
}

/** A small convolutional net: 3x3 convolutions with ReLU and 2x2 mean pooling, then one hidden layer. */
export interface CnnSpec {
  readonly kind: "cnn";
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filters: readonly number[];
  readonly hidden: number;
  readonly outputs: number;
}

/**
 * What is minimised: the mean over the rows of a batch. Cross-entropy is in nats; squared error is the mean over the
 * outputs as well.
 */
export type LossName = "cross-entropy" | "squared-error";

/** One parameter of a model, in the order in which they lie in the flat vector. */
export interface Parameter {
  /** `layers.0.weight`, `layers.0.bias`, `embedding.weight`: what plans and groups match against. */
  readonly name: string;
  readonly shape: readonly number[];
}
