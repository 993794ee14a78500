/**
 * The check digit of weights modulo 11; undefined where it would be 10, and the number cannot be.
 *
 * @param digits as many as there are weights; more are not looked at
 */
export function mod11(digits: string, weights: readonly number[]): number | undefined {
  const rest = weightedSum(digits, weights) % 11
  return rest === 1 ? undefined : (11 - rest) % 11
}

/** Sum of digits times their weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
}
