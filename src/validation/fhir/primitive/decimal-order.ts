/** A decimal's sign, its digits without zeros at either end, and how many of them stand before the point. */
type Digits = { readonly sign: -1 | 0 | 1; readonly digits: string; readonly before: number }

/**
 * Which of two decimals is greater, exactly: as JSON writes them, however many digits they have.
 *
 * @returns below, at or above zero; undefined when one of them is no decimal
 */
export function compareDecimals(one: string, other: string): number | undefined {
  const a = digitsOf(one)
  const b = digitsOf(other)
  if (!a || !b) return undefined
  if (a.sign !== b.sign) return a.sign - b.sign
  if (a.before !== b.before) return a.before > b.before ? a.sign : -a.sign
  const order = a.digits < b.digits ? -1 : Number(a.digits > b.digits)
  return order * a.sign
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,15}))?$/

function digitsOf(text: string): Digits | undefined {
  const parts = decimal.exec(text)
  if (!parts) return undefined
  const [, minus, whole = '', fraction = '', exponent = '0'] = parts
  const all = whole + fraction
  const digits = all.replace(/^0+/, '')
  const leading = all.length - digits.length
  const trimmed = withoutZerosAtEnd(digits)
  if (trimmed === '') return { sign: 0, digits: '', before: 0 }
  return { sign: minus ? -1 : 1, digits: trimmed, before: whole.length - leading + Number(exponent) }
}

/** By hand: `/0+$/` takes time that grows with the square of a row of zeros. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end -= 1
  return digits.slice(0, end)
}
