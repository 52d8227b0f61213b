import type { Tags } from "./tags.ts";
import { scalarOf } from "./tensor.ts";
import { BadWire, createWire } from "./wire.ts";

/** Reads events. */
export interface EventReader {
  /** Reads the event in these bytes; false when they are none. */
  readonly event: (bytes: Uint8Array, from: number, to: number) => boolean;
}

/** Takes a number: `tag` as {@link Tags} numbers it, `step` of the event, and when it was written. */
export type TakeScalar = (tag: number, value: number, step: number, time: number) => void;

/** Fields of `Event`, `Summary` and `Summary.Value`. */
const [timeField, stepField, summaryField] = [1, 2, 5];
const valueField = 1;
const [tagField, simpleField, tensorField] = [1, 2, 8];

/**
 * Makes a reader of `Event` messages: of each it takes the scalars, simple or in tensors of one number.
 *
 * Sources: tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto.
 */
export function createEventReader(tags: Tags, take: TakeScalar): EventReader {
  const [event, summary, value, tensor, packed] = Array.from({ length: 5 }, createWire);

  const readValue = (bytes: Uint8Array, view: DataView, step: number, time: number): void => {
    let tag = -1;
    let number: number | undefined;
    value.open(bytes, summary.from(), summary.to());
    while (value.next()) {
      const field = value.field();
      if (field === tagField) tag = tags(bytes, value.from(), value.to());
      else if (field === simpleField && value.type() === 5) number = view.getFloat32(value.from(), true);
      else if (field === tensorField && value.type() === 2) {
        tensor.open(bytes, value.from(), value.to());
        number = scalarOf(tensor, bytes, packed);
      }
    }
    if (tag >= 0 && number !== undefined) take(tag, number, step, time);
  };
  const read = (bytes: Uint8Array, from: number, to: number): void => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let [step, time] = [0, Number.NaN];
    event.open(bytes, from, to);
    while (event.next()) {
      const field = event.field();
      if (field === timeField && event.type() === 1) time = view.getFloat64(event.from(), true);
      else if (field === stepField) step = event.varint();
      else if (field === summaryField && event.type() === 2) {
        summary.open(bytes, event.from(), event.to());
        while (summary.next()) {
          if (summary.field() === valueField && summary.type() === 2) readValue(bytes, view, step, time);
        }
      }
    }
  };
  return {
    event: (bytes, from, to) => {
      try {
        read(bytes, from, to);
        return true;
      } catch (error) {
        if (error instanceof BadWire) return false;
        throw error;
      }
    },
  };
}
