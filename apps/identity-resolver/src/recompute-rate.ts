const DEFAULT = 200;

/** How many records or customers a second a resolver compares or judges again after an activation: TRUEUP_RECOMPUTE_RATE, 200 unless set. */
export function recomputeRate(env: NodeJS.ProcessEnv): number {
  const said = env['TRUEUP_RECOMPUTE_RATE'];
  if (!said) return DEFAULT;
  const rate = Number(said);
  if (!(rate > 0 && Number.isFinite(rate))) throw new Error(`TRUEUP_RECOMPUTE_RATE is ${said}; give how many a second, above 0.`);
  return rate;
}
