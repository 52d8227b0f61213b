// One cycle: its peak and its end.
import { oneCycles } from "./one-cycles.mjs";
import { named, played } from "./recipes.mjs";
import { diff, link, lr4, picture, points, table } from "./write.mjs";

const long = 100;

/** @returns {import("./write.mjs").Section} */
export function oneCycle() {
  const all = oneCycles.map(played);
  const at = (/** @type {string} */ name) => played(named(oneCycles, name)).at;
  const [torch, optax, deepspeed, cyclic] = [
    at("torch OneCycleLR"),
    at("Optax cosine_onecycle_schedule"),
    at("DeepSpeed OneCycle"),
    at("torch CyclicLR"),
  ];
  const figure = {
    name: "one-cycle",
    says: "A one-cycle of 100 updates peaks at update 29 in torch and MMEngine and at 30 elsewhere; torch reaches its last LR at update 99, rises at 100 and raises at 101, Optax reaches it at 100",
    shares: [0.44, 0.56],
    rows: [
      [
        {
          title: "The peak, 30% of 100",
          x: /** @type {const} */ ([25.6, 34.2]),
          y: /** @type {const} */ ([0.88, 1.02]),
          xTicks: [26, 28, 30, 32, 34],
          lines: [
            {
              points: points(torch, 26, 34),
              hue: /** @type {const} */ ("plum"),
              dots: true,
              label: { text: "torch, MMEngine: at 29", x: 25.7, y: 1.012 },
            },
            {
              points: points(optax, 26, 34),
              hue: /** @type {const} */ ("blue"),
              dots: true,
              label: {
                text: "Optax, fastai: at 30",
                x: 34.2,
                y: 1.012,
                anchor: /** @type {const} */ ("end"),
              },
            },
            {
              points: points(deepspeed, 27, 34),
              hue: /** @type {const} */ ("rust"),
              dots: true,
              label: { text: "DeepSpeed, CyclicLR:\nat 30, in lines", x: 28.2, y: 0.905 },
            },
          ],
        },
        {
          title: "The end",
          x: /** @type {const} */ ([94.8, 105.4]),
          y: /** @type {const} */ ([1e-7, 1]),
          xTicks: [95, 96, 97, 98, 99, 100, 101, 102, 103, 104],
          log: true,
          lines: [
            {
              points: points(torch, 95, 100),
              hue: /** @type {const} */ ("plum"),
              dots: true,
              label: {
                text: "torch: 4e-6 at 99, rises,\nraises an error at 101",
                x: 99.2,
                y: 8e-7,
                anchor: /** @type {const} */ ("end"),
              },
            },
            {
              points: points(optax, 95, 104),
              hue: /** @type {const} */ ("blue"),
              dots: true,
              label: { text: "Optax: 4e-6 at 100\n(fastai: over at 99)", x: 101.2, y: 8e-5 },
            },
            {
              points: points(deepspeed, 95, 104),
              hue: /** @type {const} */ ("rust"),
              dots: true,
              label: { text: "DeepSpeed: holds", x: 101.3, y: 0.018 },
            },
            {
              points: points(cyclic, 99, 104),
              hue: /** @type {const} */ ("green"),
              dots: true,
              label: { text: "CyclicLR: again", x: 101, y: 0.4 },
            },
          ],
        },
      ],
    ],
  };
  const shown = [0, 29, 30, 98, 99, 100, 103];
  const rows = all.map(({ recipe: { name, framework }, at: lr, converted: { stops } }) => [
    link(name, framework),
    ...shown.map((k) => {
      if (framework === "fastai" && k >= long) return "over";
      return stops !== undefined && k >= stops ? "error" : lr4(lr(k));
    }),
  ]);
  return {
    figures: [figure],
    text: [
      "## One cycle: where it peaks, and how it ends",
      picture(figure),
      table(["30% up, 70% down", ...shown.map(String)], rows),
      "torch and MMEngine count the last update, 99, as the end, and so the peak falls on 29. One step past the end the formula runs on and the LR rises again (along a line it may turn negative); the next step raises. DeepSpeed and `CyclicLR` use straight lines and end at their lower LR; `CyclicLR` starts again.",
      "**Why it matters.** A loop that steps once too often, for instance because the loader keeps its last short batch, dies at its very end in torch. The last LR differs by the factor of the end: torch and Optax divide the initial LR by 1e4 by default, fastai the peak by 1e5, DeepSpeed does not go below where it began.",
      "**Who.** Everyone who computes `total_steps` as `epochs * len(loader)` and drops or adds a batch. torch also cycles momentum (0.95, 0.85, 0.95) and in Adam the first beta; Optax does not.",
      diff(named(oneCycles, "torch OneCycleLR"), named(oneCycles, "Optax cosine_onecycle_schedule"), {
        steps: 100,
      }),
    ].join("\n\n"),
  };
}
