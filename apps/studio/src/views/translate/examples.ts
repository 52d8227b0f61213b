/** Lines to begin with: as they stand in scripts and configs of each framework. */
export const examples: readonly {
  readonly title: string;
  readonly a: string;
  readonly b?: string;
}[] = [
  {
    title: "PyTorch past T_max, against Optax",
    a: `opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
sched = CosineAnnealingLR(opt, T_max=8000, eta_min=1e-5)
for step in range(10_000):
    train_step(); opt.step(); sched.step()`,
    b: `schedule = optax.cosine_decay_schedule(
    init_value=1e-3,
    decay_steps=8000,
    alpha=0.01,
)`,
  },
  {
    title: "PyTorch OneCycleLR",
    a: "scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)",
  },
  {
    title: "Optax warmup and cosine",
    a: "optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)",
  },
  {
    title: "Transformers, with a length that only the run knows",
    a: `optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
scheduler = get_cosine_schedule_with_warmup(optimizer, 100, epochs * len(loader))`,
  },
  {
    title: "DeepSpeed config",
    a: `{
  "optimizer": { "type": "AdamW", "params": { "lr": 3e-4 } },
  "scheduler": {
    "type": "WarmupDecayLR",
    "params": { "total_num_steps": 10000, "warmup_num_steps": 500 }
  }
}`,
  },
  {
    title: "Megatron-LM command line",
    a: "--lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine --lr-warmup-iters 500 --lr-decay-iters 10000 --train-iters 10000 --global-batch-size 256",
  },
];
