/** A name as it is compared: small letters and digits, joined by `_`. `Train/LR-AdamW` becomes `train_lr_adamw`. */
export const plainName = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])(?=[a-z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
