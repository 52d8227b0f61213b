import { call } from "../call.mjs";
import { pythonStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const optax = {
  title: "Optax",
  proven: "Optax",
  about: [
    "An Optax schedule is a function from the count of updates to the LR itself: there is no base LR. Update k uses `schedule(k)`. A step is an update of the transformation it is given to; under `optax.MultiSteps` that is one in `every_k_schedule` micro-batches.",
    "The numbers here are those of float64. JAX computes in float32 unless told otherwise, which shows from the seventh digit on.",
  ],
  step: "an update",
  context: {},
  style: pythonStyle({ assign: "schedule", prefix: "optax." }),
  examples: [
    {
      names: ["warmup_cosine_decay_schedule"],
      call: call("warmup_cosine_decay_schedule", {
        init_value: 0,
        peak_value: 3e-4,
        warmup_steps: 500,
        decay_steps: 10_000,
        end_value: 3e-5,
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["cosine_decay_schedule"],
      call: call("cosine_decay_schedule", { init_value: 3e-4, decay_steps: 10_000, alpha: 0.1 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["warmup_constant_schedule"],
      call: call("warmup_constant_schedule", { init_value: 0, peak_value: 3e-4, warmup_steps: 500 }),
      run: 5000,
    },
    {
      names: ["warmup_exponential_decay_schedule"],
      call: call("warmup_exponential_decay_schedule", {
        init_value: 0,
        peak_value: 3e-4,
        warmup_steps: 500,
        transition_steps: 1000,
        decay_rate: 0.8,
        end_value: 3e-5,
      }),
      run: 10_000,
    },
    { names: ["constant_schedule"], call: call("constant_schedule", { value: 3e-4 }), run: 10_000 },
    {
      names: ["linear_schedule"],
      call: call("linear_schedule", {
        init_value: 3e-4,
        end_value: 0,
        transition_steps: 8000,
        transition_begin: 2000,
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["polynomial_schedule"],
      call: call("polynomial_schedule", {
        init_value: 3e-4,
        end_value: 3e-5,
        power: 2,
        transition_steps: 10_000,
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["exponential_decay"],
      call: call("exponential_decay", {
        init_value: 3e-4,
        transition_steps: 1000,
        decay_rate: 0.7,
        staircase: true,
        end_value: 3e-5,
      }),
      run: 10_000,
    },
    {
      names: ["piecewise_constant_schedule"],
      call: call("piecewise_constant_schedule", {
        init_value: 0.1,
        boundaries_and_scales: { 30000: 0.2, 60000: 0.2, 80000: 0.2 },
      }),
      run: 90_000,
    },
    {
      names: ["piecewise_interpolate_schedule"],
      call: call("piecewise_interpolate_schedule", {
        interpolate_type: "linear",
        init_value: 0.1,
        boundaries_and_scales: { 2000: 4, 8000: 0.25, 10000: 0.1 },
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["cosine_onecycle_schedule"],
      call: call("cosine_onecycle_schedule", { transition_steps: 1000, peak_value: 0.1 }),
      run: 1000,
      ends: true,
    },
    {
      names: ["linear_onecycle_schedule"],
      call: call("linear_onecycle_schedule", { transition_steps: 1000, peak_value: 0.1 }),
      run: 1000,
      ends: true,
    },
    {
      names: ["sgdr_schedule"],
      call: call("sgdr_schedule", {
        cosine_kwargs: [
          { init_value: 0, peak_value: 0.1, warmup_steps: 100, decay_steps: 1000 },
          { init_value: 0, peak_value: 0.05, warmup_steps: 100, decay_steps: 2000 },
        ],
      }),
      run: 3000,
      ends: true,
    },
    {
      names: ["join_schedules"],
      call: call("join_schedules", {
        schedules: [
          call("linear_schedule", { init_value: 0, end_value: 3e-4, transition_steps: 500 }),
          call("constant_schedule", { value: 3e-4 }),
          call("polynomial_schedule", { init_value: 3e-4, end_value: 0, power: 1, transition_steps: 2000 }),
        ],
        boundaries: [500, 8000],
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["reduce_on_plateau"],
      call: call("reduce_on_plateau", { factor: 0.5, patience: 5, cooldown: 2 }),
      context: { baseLrs: [1] },
      run: 40,
      step: "an update, to which the loss is given",
      says: "In `optax.contrib`; chained after the optimizer it scales the update, so its LR here is a factor.",
    },
  ],
};
