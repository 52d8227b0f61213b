import { call } from "../call.mjs";
import { igniteStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const ignite = {
  title: "Ignite",
  proven: "Ignite",
  about: [
    "An Ignite scheduler is a handler that sets the LR itself, so the LR of the optimizer does not matter, except to a wrapped torch scheduler. `param_group_index` limits it to one group.",
    "A step is one event that it is attached to, here an update: `trainer.add_event_handler(Events.ITERATION_STARTED, scheduler)`.",
  ],
  step: "an event, here an update",
  context: { baseLrs: [0.1], optimizer: { name: "SGD", lr: 0.1 } },
  style: igniteStyle,
  examples: [
    {
      names: ["CosineAnnealingScheduler"],
      call: call("CosineAnnealingScheduler", { start_value: 0.1, end_value: 0.001, cycle_size: 1000 }),
      run: 1000,
      ends: true,
      show: 2500,
    },
    {
      names: ["LinearCyclicalScheduler"],
      call: call("LinearCyclicalScheduler", { start_value: 0.1, end_value: 0.001, cycle_size: 1000 }),
      run: 1000,
      ends: true,
      show: 2500,
      says: "Down in the first half of the cycle and up again in the second; `monotonic=True` is down only.",
    },
    {
      names: ["create_lr_scheduler_with_warmup"],
      call: call("create_lr_scheduler_with_warmup", {
        lr_scheduler: call("CosineAnnealingScheduler", { start_value: 0.1, end_value: 0, cycle_size: 900 }),
        warmup_start_value: 0,
        warmup_duration: 100,
      }),
      run: 1000,
      ends: true,
      show: 2000,
    },
    {
      names: ["PiecewiseLinear"],
      call: call("PiecewiseLinear", {
        milestones_values: [
          [0, 0.01],
          [100, 0.1],
          [800, 0.1],
          [1000, 0],
        ],
      }),
      run: 1000,
      ends: true,
    },
    {
      names: ["ConcatScheduler"],
      call: call("ConcatScheduler", {
        schedulers: [
          call("LinearCyclicalScheduler", { start_value: 0.01, end_value: 0.1, cycle_size: 200 }),
          call("CosineAnnealingScheduler", { start_value: 0.1, end_value: 0.001, cycle_size: 900 }),
        ],
        durations: [100],
      }),
      run: 1000,
      ends: true,
      show: 2000,
    },
    {
      names: ["LRScheduler"],
      call: call("LRScheduler", { lr_scheduler: call("StepLR", { step_size: 300, gamma: 0.2 }) }),
      run: 1000,
      says: "A torch scheduler inside: attach it to `Events.ITERATION_STARTED`.",
    },
    {
      names: ["ReduceLROnPlateauScheduler"],
      call: call("ReduceLROnPlateauScheduler", {
        metric_name: "loss",
        factor: 0.5,
        patience: 5,
        cooldown: 2,
      }),
      run: 40,
      step: "one validation, whose metric it reads",
    },
  ],
};
