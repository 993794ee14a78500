import { type Faults, none, oneFault } from './fault.ts'

/**
 * Strings of FHIR R4: what may not stand in them, and what a careful writer leaves out.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html#string
 */

const controlCharacter = oneFault('warning', 'string-control-character')
const openDirection = oneFault('warning', 'string-direction-open')
const spacesAround = oneFault('warning', 'string-white-space-around')
const tooLong = oneFault('error', 'string-too-long', { characters: 1_048_576 })
const looksLikeHtml = oneFault('information', 'string-html')
const htmlInMarkdown = oneFault('warning', 'markdown-html')
const codeWhiteSpace = oneFault('error', 'code-white-space')
const invalidId = oneFault('error', 'id-invalid')
const invalidBase64 = oneFault('error', 'base64-invalid')
const spacedBase64 = oneFault('warning', 'base64-white-space')

/** What no XML may hold (https://www.w3.org/TR/xml/#charsets), so the text cannot leave JSON. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\0-\x08\x0b\x0c\x0e-\x1f]/
const directions = /[\u202a-\u202e\u2066-\u2069]/
/** Either of them: most texts have none, and are looked through once. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const unusual = /[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]/
const around = /^\s|\s$/
const tag = /<[A-Za-z][^<>]*>[^<]*</
const markdownTag = /<[A-Za-z/!]/

/** What may be wrong with the text of any primitive, whatever its type. */
export function checkCharacters(value: string): Faults {
  if (!unusual.test(value)) return none
  if (control.test(value)) return controlCharacter
  return directions.test(value) && !directionsClosed(value) ? openDirection : none
}

export function checkString(value: string): Faults {
  if (value.length > 1_048_576) return tooLong
  if (around.test(value)) return spacesAround
  return value.includes('<') && tag.test(value) ? looksLikeHtml : none
}

export function checkMarkdown(value: string): Faults {
  return markdownTag.test(value) ? htmlInMarkdown : none
}

export function checkCode(value: string): Faults {
  return /\s\s|[^\S ]|^\s|\s$/.test(value) ? codeWhiteSpace : none
}

export function checkId(value: string): Faults {
  return /^[A-Za-z0-9\-.]{1,64}$/.test(value) ? none : invalidId
}

/** Groups of four of the alphabet of RFC 4648 section 4, padded at the end; white space is allowed, and advised against. */
export function checkBase64Binary(value: string): Faults {
  if (/[^A-Za-z0-9+/=\s]/.test(value)) return invalidBase64
  const spaced = /\s/.test(value)
  const dense = spaced ? value.replace(/\s+/g, '') : value
  const padding = dense.indexOf('=')
  const padded = padding < 0 || /^(?:==?)$/.test(dense.slice(padding, padding + 3))
  if (dense.length % 4 !== 0 || !padded || (padding >= 0 && padding < dense.length - 2)) return invalidBase64
  return spaced ? spacedBase64 : none
}

const closers: ReadonlyMap<string, string> = new Map([
  ...[...'\u202a\u202b\u202d\u202e'].map((opener) => [opener, '\u202c'] as const),
  ...[...'\u2066\u2067\u2068'].map((opener) => [opener, '\u2069'] as const),
])

/** Whether every change of writing direction ends within the text, line by line (CVE-2021-42574). */
function directionsClosed(value: string): boolean {
  return value.split('\n').every((line) => {
    const open: string[] = []
    for (const character of line.match(/[\u202a-\u202e\u2066-\u2069]/g) ?? []) {
      const closer = closers.get(character)
      if (closer !== undefined) open.push(closer)
      else if (open.pop() !== character) return false
    }
    return open.length === 0
  })
}
