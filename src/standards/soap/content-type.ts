import { Problem } from '../../kernel/problem.ts'

/** A media type with its parameters (RFC 9110 section 8.3.1). */
export type ContentType = {
  /** Lower case, as `application/soap+xml`. */
  readonly type: string
  /** By lower-case name; values unquoted, as they stand. */
  readonly parameters: ReadonlyMap<string, string>
}

const longest = 2_000
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const mediaType = new RegExp(`^\\s*(${token}/${token})\\s*`)
// RFC 9110 wants values with other characters quoted; messages in the wild leave `start=<…>` bare.
const parameter = new RegExp(`;\\s*(?:(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))\\s*)?`, 'y')

/**
 * Reads a Content-Type header.
 *
 * @throws Problem `invalid` `content-type`, also for a parameter that stands twice
 */
export function parseContentType(header: string): ContentType {
  const [start, type] = mediaType.exec(header.slice(0, longest)) ?? []
  if (start === undefined || type === undefined || header.length > longest) throw refused()
  const parameters = new Map<string, string>()
  parameter.lastIndex = start.length
  while (parameter.lastIndex < header.length) {
    const found = parameter.exec(header)
    if (!found) throw refused()
    const [, name, quoted, bare] = found
    if (name === undefined) continue
    if (parameters.has(name.toLowerCase())) throw refused()
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  return { type: type.toLowerCase(), parameters }
}

/** A Content-Type header, every value quoted. */
export function renderContentType(type: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`; ${name}="${value.replace(/["\\]/g, '\\$&')}"`],
  )
  return `${type}${parts.join('')}`
}

function refused(): Problem {
  return new Problem('invalid', 'content-type', 'The content type cannot be read', { at: 'Content-Type' })
}
