import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of repositories that train with PyTorch. */
export const torch: readonly Snippet[] = [
  {
    name: "a plain script",
    text: `import torch
from torch.optim.lr_scheduler import StepLR

model = Net().to(device)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
for epoch in range(90):
    train(model, optimizer, epoch)
    scheduler.step()
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.1],
          [29, 0.1],
          [30, 0.01],
          [89, 1e-3],
        ],
      },
    ],
  },
  {
    name: "warmup, then a cosine, by names",
    text: `import torch.optim.lr_scheduler as sched

EPOCHS, WARMUP = 100, 5
opt = torch.optim.AdamW(params, lr=1e-3, betas=(0.9, 0.95))
warm = sched.LinearLR(opt, start_factor=0.01, total_iters=WARMUP)
main = sched.CosineAnnealingLR(opt, T_max=EPOCHS - WARMUP, eta_min=1e-6)
lr_scheduler = sched.SequentialLR(opt, [warm, main], milestones=[WARMUP])
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "torch",
        lrs: [
          [0, 1e-5],
          [5, 1e-3],
          [52.5, half(1e-3, 1e-6, 0.5)],
          [100, 1e-6],
        ],
        context: { baseLrs: [1e-3], optimizer: { name: "AdamW", lr: 1e-3, beta2: 0.95 } },
      },
    ],
  },
  {
    name: "argparse, its defaults, and the optimizer by position",
    text: `parser = argparse.ArgumentParser(description="ImageNet")
parser.add_argument("--lr", "--learning-rate", default=0.1, type=float, dest="lr", help="initial LR")
parser.add_argument("--lr-step-size", default='30', type=int)
parser.add_argument("--lr-gamma", default=0.1, type=float)

def main(args):
    optimizer = torch.optim.SGD(model.parameters(), args.lr, momentum=args.momentum)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=args.lr_step_size, gamma=args.lr_gamma)

if __name__ == "__main__":
    main(parser.parse_args())
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 0.1],
          [30, 0.01],
        ],
        assumed: /--lr-step-size is 30, its default on the command line/,
      },
    ],
  },
  {
    name: "Kaggle's class of settings",
    text: `class CFG:
    scheduler = 'CosineAnnealingWarmRestarts'
    T_0 = 10  # epochs
    min_lr = 1e-6
    lr = 1e-4

optimizer = Adam(model.parameters(), lr=CFG.lr, weight_decay=1e-6, amsgrad=False)
scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=CFG.T_0, T_mult=1, eta_min=CFG.min_lr, last_epoch=-1)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 1e-4],
          [5, half(1e-4, 1e-6, 0.5)],
          [10, 1e-4],
        ],
      },
    ],
  },
  {
    name: "a function that makes it, called once",
    text: `def make_scheduler(optimizer, warmup_epochs, epochs, floor=0.0):
    """Linear warmup and cosine."""
    w = LinearLR(optimizer, start_factor=1 / warmup_epochs, total_iters=warmup_epochs)
    c = CosineAnnealingLR(optimizer, T_max=epochs - warmup_epochs, eta_min=floor)
    return SequentialLR(optimizer, schedulers=[w, c], milestones=[warmup_epochs])

opt = AdamW(model.parameters(), lr=2e-3)
scheduler = make_scheduler(opt, 10, epochs=110)
`,
    found: [
      {
        title: "SequentialLR",
        framework: "torch",
        lrs: [
          [0, 2e-4],
          [10, 2e-3],
          [60, 1e-3],
          [110, 0],
        ],
      },
    ],
  },
  {
    name: "PyTorch Lightning",
    text: `class LitModel(pl.LightningModule):
    def __init__(self, learning_rate=3e-4, t_max=50):
        super().__init__()
        self.learning_rate = learning_rate
        self.t_max = t_max

    def configure_optimizers(self):
        optimizer = torch.optim.Adam(self.parameters(), lr=self.learning_rate)
        return {
            "optimizer": optimizer,
            "lr_scheduler": {
                "scheduler": torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, self.t_max),
                "interval": "epoch",
            },
        }

model = LitModel(t_max=20)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 3e-4],
          [10, 1.5e-4],
          [20, 0],
        ],
      },
    ],
  },
  {
    name: "parameter groups with LRs of their own",
    text: `lr_head, lr_backbone = 1e-3, 1e-4
optimizer = torch.optim.AdamW(
    [
        {"params": model.backbone.parameters(), "lr": lr_backbone},
        {"params": model.head.parameters()},
    ],
    lr=lr_head, weight_decay=0.01,
)
scheduler = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=[lr_backbone, lr_head], total_steps=1_000, pct_start=0.1, anneal_strategy='linear',
    div_factor=10.)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        // pct_start * total_steps - 1 is the step of the peak; it starts at max_lr / div_factor.
        lrs: [
          [0, 1e-5],
          [99, 1e-4],
        ],
        context: { baseLrs: [1e-4, 1e-3] },
      },
    ],
  },
  {
    name: "lengths that the run knows",
    text: `num_epochs = 10
total_steps = len(train_loader) * num_epochs // accumulation
scheduler = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=total_steps)
`,
    names: { "len(train_loader)": 400, accumulation: 4 },
    found: [
      {
        title: "scheduler",
        framework: "torch",
        kwargs: { max_lr: 0.1, total_steps: 1000 },
        lrs: [
          [0, 0.004],
          [299, 0.1],
        ],
      },
    ],
  },
  {
    name: "epochs and steps per epoch",
    text: `scheduler = lr_scheduler.OneCycleLR(optimizer, 1e-2, epochs=3, steps_per_epoch=len(loader), three_phase=True)`,
    names: { "len(loader)": 100 },
    found: [
      {
        title: "scheduler",
        framework: "torch",
        lrs: [
          [0, 4e-4],
          [89, 1e-2],
        ],
      },
    ],
  },
  {
    name: "a plateau, with words by position",
    text: `optimizer = optim.Adam(net.parameters(), lr=1e-3)
scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, 'max', factor=0.5, patience=2, verbose=True)
`,
    found: [
      {
        title: "scheduler",
        framework: "torch",
        kwargs: { factor: 0.5, patience: 2, verbose: true },
        lrs: [
          [0, 1e-3],
          [99, 1e-3],
        ],
      },
    ],
  },
];
