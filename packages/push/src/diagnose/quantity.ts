const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Reads a quantity (`apimachinery`, `resource.Quantity`): `500m`, `2Gi`, `1e3`. 0 for what is none. */
export function parseQuantity(written: string | number | undefined): number {
  const [, number, unit = ""] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(written ?? "")) ?? [];
  return number === undefined ? 0 : Number(number) * (units[unit] ?? 0);
}

/** `3.5Gi` of bytes, `0.5` of processors. */
export function formatQuantity(resource: string, amount: number): string {
  if (!/memory|storage|hugepages/.test(resource)) return String(Number(amount.toFixed(3)));
  for (const unit of ["Ti", "Gi", "Mi", "Ki"]) {
    const size = units[unit] ?? 1;
    if (amount >= size) return `${Number((amount / size).toFixed(1))}${unit}`;
  }
  return String(amount);
}
