/**
 * An amount in whole kroner as tables print it: `1 234 500`, `1.234.500`, `kr 1 234 500,00`, with any sort of space.
 * `-`, `–` and `0` are 0. Undefined when the cell is empty, `null` when it holds something that is no amount.
 */
export function parseAmount(cell: string): number | undefined | null {
  const text = cell
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, '')
    .replace(/^(?:kr|nok)\.?/i, '')
    .replace(/(?:kr|nok|kroner)\.?$/i, '')
    .replace(/,(?:-|–|—|0{1,2})$/, '')
  if (text === '') return undefined
  if (/^[-–—]$/.test(text)) return 0
  const digits = /^\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text
  if (!/^[-–−]?\d{1,15}$/.test(digits)) return null
  return Number(digits.replace(/^[–−]/, '-'))
}

/** `5400000` as a person reads it in Norwegian: `5 400 000`. */
export function printAmount(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, ' ')
}
