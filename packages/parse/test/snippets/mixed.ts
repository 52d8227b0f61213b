import type { Snippet } from "./snippet.ts";

/** Code that more than one framework has a say in. */
export const mixed: readonly Snippet[] = [
  {
    name: "a lambda, and a function of one line",
    text: `gamma = 0.95
def decay(epoch):
    # slow
    return gamma ** epoch

optimizer = torch.optim.SGD(ps, lr=1.)
first = LambdaLR(optimizer, lr_lambda=lambda epoch: 0.9 ** epoch)
second = torch.optim.lr_scheduler.LambdaLR(optimizer, decay)
third = MultiplicativeLR(optimizer, lr_lambda = lambda e: .5)
`,
    found: [
      { title: "first", framework: "torch", lrs: [[2, 0.81]] },
      { title: "second", framework: "torch", lrs: [[2, 0.9025]] },
      { title: "third", framework: "torch", lrs: [[3, 0.125]] },
    ],
  },
  {
    name: "diffusers",
    text: `from diffusers.optimization import get_cosine_schedule_with_warmup

@dataclass
class TrainingConfig:
    num_epochs = 50
    learning_rate = 1e-4
    lr_warmup_steps = 500

config = TrainingConfig()
optimizer = torch.optim.AdamW(model.parameters(), lr=config.learning_rate)
lr_scheduler = get_cosine_schedule_with_warmup(
    optimizer=optimizer,
    num_warmup_steps=config.lr_warmup_steps,
    num_training_steps=(len(train_dataloader) * config.num_epochs),
)
`,
    names: { "len(train_dataloader)": 63 },
    found: [
      {
        title: "lr_scheduler",
        framework: "transformers",
        lrs: [
          [250, 5e-5],
          [500, 1e-4],
          [3150, 0],
        ],
      },
    ],
  },
  {
    name: "a name that two frameworks have, and the user says whose",
    text: `ReduceLROnPlateau(patience=3, factor=0.5)`,
    from: "keras",
    facts: { baseLrs: [0.01] },
    found: [{ title: "ReduceLROnPlateau", framework: "keras", lrs: [[0, 0.01]] }],
  },
  {
    name: "several frameworks in one text, of which one is wanted",
    text: `import optax, torch
a = optax.constant_schedule(0.1)
b = torch.optim.lr_scheduler.ConstantLR(torch.optim.SGD(p, lr=1.0), factor=0.5, total_iters=2)
`,
    from: "torch",
    found: [
      {
        title: "b",
        framework: "torch",
        lrs: [
          [0, 0.5],
          [2, 1],
        ],
      },
    ],
  },
];
