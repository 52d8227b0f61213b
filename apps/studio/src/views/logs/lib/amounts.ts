/** A whole number of steps as people write it: `25000`, `25,000`, `25k`, `1.2M`; else nothing. */
export function readCount(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kKmM]?)$/.exec(text.trim().replaceAll(/[,_](?=\d{3})/g, ""));
  if (match === null) return undefined;
  const unit = { k: 1e3, m: 1e6 }[match[2].toLowerCase()] ?? 1;
  const value = Math.round(Number(match[1]) * unit * 1e6) / 1e6;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A share of a run, `5%` or `0.05`, from 0 to below 1; else nothing. */
export function readShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(text.trim());
  if (match === null) return undefined;
  const share = Number(match[1]) / (match[2] === "" ? 1 : 100);
  return share < 1 ? share : undefined;
}

/** An amount above 0 in any notation; else nothing. */
export function readAmount(text: string): number | undefined {
  const value = Number(text.trim().replaceAll(/[,_](?=\d{3})/g, ""));
  return text.trim() !== "" && value > 0 && Number.isFinite(value) ? value : undefined;
}
