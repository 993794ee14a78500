import { type Pattern, readPattern } from '../../standards/smp/format-pattern.ts'
import { formatCheck } from '../../standards/smp/search-format.ts'
import type { SearchFormat } from '../../standards/smp/search-mask.ts'

/** Tried in this order where several characters fit: a digit tells more of a form than a letter. */
const characters = [
  ...'0123456789',
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ...'abcdefghijklmnopqrstuvwxyz',
  ...Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at)),
]

/** Longer ones help nobody. */
const longest = 40

/** A made-up value of this form, to show how a number is written; undefined where the form is not understood. */
export function exampleOf(format: SearchFormat): string | undefined {
  const written = format.kind === 'letters-and-digits' ? lettersAndDigits(format.source) : ofExpression(format.source)
  return written && written.length <= longest && formatCheck(format)?.(written) ? written : undefined
}

function lettersAndDigits(source: string): string {
  return source.replaceAll('L', 'A').replaceAll('N', '0')
}

function ofExpression(source: string): string | undefined {
  const pattern = readPattern(source)
  return pattern && ofPattern(pattern)
}

function ofPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'character':
      return characters.find((character) => pattern.holds(character)) ?? ''
    case 'start':
    case 'end':
      return ''
    case 'sequence':
      return pattern.parts.map(ofPattern).join('')
    case 'choice':
      return pattern.parts[0] ? ofPattern(pattern.parts[0]) : ''
    case 'repeat':
      // Of an open form one is enough; more than is shown is not made.
      return ofPattern(pattern.part).repeat(
        Math.min(longest + 1, Math.max(pattern.least, (pattern.most ?? 1) > 0 ? 1 : 0)),
      )
  }
}
