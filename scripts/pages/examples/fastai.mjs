import { call } from "../call.mjs";
import { pythonStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const fastai = {
  title: "fastai",
  proven: "fastai",
  about: [
    "A fit computes its LR from the position in the run, from 0 to 1, after every batch. anneal therefore needs the number of batches in an epoch. `lr_max` is the LR itself; a list or a slice gives one per parameter group.",
    "fastai keeps positions and boundaries in float32: beside the smooth spec, a conversion holds a table with its exact values wherever that shows beyond 1e-6. A bare `Sched...` is a function of the position, drawn here over a run of 1,000 batches.",
  ],
  step: "a batch",
  context: { horizon: { steps: 1000, stepsPerEpoch: 200 } },
  style: pythonStyle({
    assign: (name) => (name.startsWith("fit_") ? "" : "schedule"),
    prefix: (name) => (name.startsWith("fit_") ? "learn." : ""),
    positional: {
      fit_one_cycle: ["n_epoch"],
      fit_flat_cos: ["n_epoch"],
      fit_sgdr: ["n_cycles", "cycle_len"],
      combine_scheds: ["pcts", "scheds"],
      combined_cos: ["pct", "start", "middle", "end"],
      SchedLin: ["start", "end"],
      SchedCos: ["start", "end"],
      SchedNo: ["start", "end"],
      SchedExp: ["start", "end"],
      SchedPoly: ["start", "end", "power"],
    },
  }),
  examples: [
    {
      names: ["fit_one_cycle"],
      call: call("fit_one_cycle", { n_epoch: 5, lr_max: 1e-3 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["fit_flat_cos"],
      call: call("fit_flat_cos", { n_epoch: 5, lr: 1e-3 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["fit_sgdr"],
      call: call("fit_sgdr", { n_cycles: 3, cycle_len: 1, lr_max: 1e-3 }),
      run: 1400,
      ends: true,
      show: 1400,
    },
    {
      names: ["combine_scheds"],
      call: call("combine_scheds", {
        pcts: [0.25, 0.75],
        scheds: [call("SchedLin", { start: 1e-4, end: 1e-3 }), call("SchedCos", { start: 1e-3, end: 1e-5 })],
      }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["combined_cos"],
      call: call("combined_cos", { pct: 0.25, start: 4e-5, middle: 1e-3, end: 1e-8 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["SchedLin"],
      call: call("SchedLin", { start: 1e-3, end: 1e-5 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["SchedCos"],
      call: call("SchedCos", { start: 1e-3, end: 1e-5 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["SchedNo"],
      call: call("SchedNo", { start: 1e-3, end: 1e-5 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["SchedExp"],
      call: call("SchedExp", { start: 1e-3, end: 1e-5 }),
      run: 1000,
      ends: true,
      show: 1000,
    },
    {
      names: ["SchedPoly"],
      call: call("SchedPoly", { start: 1e-3, end: 1e-5, power: 2 }),
      run: 1000,
      ends: true,
      show: 1000,
      says: "The power is that of the elapsed share: it begins slowly. Elsewhere it is that of the remaining share.",
    },
  ],
};
