import { createCrc32c } from "../../trainer/index.ts";
import { createProtoWriter } from "./protobuf.ts";

/** A named number of one step. */
export type Scalar = readonly [tag: string, value: number];

/** Makes the records of a TensorBoard event file; the caller writes them one behind the other. */
export interface EventRecords {
  /** The record that a file begins with. */
  readonly version: (wallTime: number) => Uint8Array;
  /** The numbers of one step. */
  readonly scalars: (step: number, wallTime: number, scalars: readonly Scalar[]) => Uint8Array;
  /** A text at a step: what happened there. */
  readonly text: (step: number, wallTime: number, [tag, text]: readonly [string, string]) => Uint8Array;
}

/**
 * Event files as TensorBoard reads them: TFRecord frames, each with one `Event` message.
 *
 *   frame = length (uint64), masked CRC of the length, message, masked CRC of the message
 *   masked CRC = rotate right by 15 (CRC-32C), plus 0xa282ead8
 *
 * Sources: tensorflow/core/lib/io/record_writer.h; tensorboard/compat/proto/{event,summary,tensor}.proto.
 */
export function createEventRecords(): EventRecords {
  const crc32c = createCrc32c();
  const inner = createProtoWriter();
  const outer = createProtoWriter();
  const event = createProtoWriter();
  const encoder = new TextEncoder();
  const tags = new Map<string, Uint8Array>();
  const bytesOf = (tag: string): Uint8Array => {
    const known = tags.get(tag) ?? encoder.encode(tag);
    tags.set(tag, known);
    return known;
  };
  const masked = (bytes: Uint8Array): number => {
    const crc = crc32c(bytes);
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  };
  const frame = (message: Uint8Array): Uint8Array => {
    const out = new Uint8Array(message.length + 16);
    const view = new DataView(out.buffer);
    view.setUint32(0, message.length, true);
    view.setUint32(8, masked(out.subarray(0, 8)), true);
    out.set(message, 12);
    view.setUint32(12 + message.length, masked(message), true);
    return out;
  };
  const begin = (step: number, wallTime: number): void => {
    event.double(1, wallTime);
    if (step > 0) event.varint(2, step);
  };
  return {
    version: (wallTime) => {
      begin(0, wallTime);
      event.bytes(3, bytesOf("brain.Event:2"));
      return frame(event.take());
    },
    scalars: (step, wallTime, scalars) => {
      for (const [tag, value] of scalars) {
        inner.bytes(1, bytesOf(tag));
        inner.float(2, value);
        outer.bytes(1, inner.take());
      }
      begin(step, wallTime);
      event.bytes(5, outer.take());
      return frame(event.take());
    },
    text: (step, wallTime, [tag, text]) => {
      begin(step, wallTime);
      event.bytes(5, textSummary(bytesOf(tag), encoder.encode(text)));
      return frame(event.take());
    },
  };
}

/** A `Summary` with one text: metadata that name the plugin `text`, and a tensor of one string. */
function textSummary(tag: Uint8Array, text: Uint8Array): Uint8Array {
  const message = (write: (writer: ReturnType<typeof createProtoWriter>) => void): Uint8Array => {
    const writer = createProtoWriter();
    write(writer);
    return writer.take();
  };
  const plugin = message((data) => data.bytes(1, new TextEncoder().encode("text")));
  const size = message((dim) => dim.varint(1, 1));
  const shape = message((dims) => dims.bytes(2, size));
  const value = message((field) => {
    field.bytes(1, tag);
    field.bytes(
      8,
      message((tensor) => {
        tensor.varint(1, 7); // DT_STRING
        tensor.bytes(2, shape);
        tensor.bytes(8, text);
      }),
    );
    field.bytes(
      9,
      message((metadata) => metadata.bytes(1, plugin)),
    );
  });
  return message((summary) => summary.bytes(1, value));
}
