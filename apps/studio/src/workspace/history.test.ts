import fc from "fast-check";
import { expect, test } from "vitest";
import { begin, record, redo, undo } from "./history.ts";
import { createStore } from "./store.ts";
import { emptyWorkspace } from "./types.ts";

test("as many undos as edits lead back, and as many redos forth again", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 50 }), (states) => {
      let history = begin<number | string>("first");
      for (const state of states) history = record(history, state);
      for (let k = 0; k < states.length; k++) history = undo(history);
      expect(history.present).toBe("first");
      expect(undo(history).present).toBe("first");
      for (const state of states) {
        history = redo(history);
        expect(history.present).toBe(state);
      }
      expect(redo(history).present).toBe(states.at(-1) ?? "first");
    }),
  );
});

test("an edit after an undo begins another future, and one that changes nothing is none", () => {
  const history = undo(record(begin(1), 2));
  expect(record(history, 3).future).toEqual([]);
  expect(record(history, 1)).toBe(history);
});

test("a drag is one step, whatever it passes through", () => {
  const store = createStore();
  const steps = (count: number) => () => ({ ...emptyWorkspace, horizon: { steps: count } });
  store.preview(steps(1));
  store.preview(steps(2));
  store.preview(steps(3));
  store.settle();
  expect(store.workspace.value.horizon.steps).toBe(3);
  store.undo();
  expect(store.workspace.value).toBe(emptyWorkspace);
  expect(store.canUndo.value).toBe(false);
});

test("each move of a drag starts from where it began, and Esc goes back there", () => {
  const store = createStore();
  const more = ({ horizon }: typeof emptyWorkspace) => ({
    ...emptyWorkspace,
    horizon: { steps: horizon.steps + 1 },
  });
  store.preview(more);
  store.preview(more);
  expect(store.workspace.value.horizon.steps).toBe(10_001);
  store.revert();
  expect(store.workspace.value.horizon.steps).toBe(10_000);
});

test("what is being typed is the first thing that is undone", () => {
  const store = createStore();
  store.commit((workspace) => ({ ...workspace, name: "kept" }));
  store.preview((workspace) => ({ ...workspace, name: "typed" }));
  store.undo();
  expect(store.workspace.value.name).toBe("kept");
  store.redo();
  expect(store.workspace.value.name).toBe("typed");
});
