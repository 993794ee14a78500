import { isObject, type JsonObject } from '../definitions.ts'

/** A code as it stands in a coded element, and where below it. */
export type CodedValue = {
  readonly at: readonly (string | number)[]
  /** Absent where the element is a bare code, or the coding leaves it out. */
  readonly system: string | undefined
  readonly version: string | undefined
  readonly code: string
  readonly display: string | undefined
}

/** Every code of a `code`, `Coding`, `CodeableConcept` or `Quantity` by its shape; a coding without a code is none. */
export function codedValues(value: unknown): readonly CodedValue[] {
  if (typeof value === 'string')
    return [{ at: [], system: undefined, version: undefined, code: value, display: undefined }]
  if (!isObject(value)) return []
  const { coding } = value
  const found: CodedValue[] = []
  if (!Array.isArray(coding)) addCoded(found, value, [])
  else for (const [index, each] of coding.entries()) if (isObject(each)) addCoded(found, each, ['coding', index])
  return found
}

function addCoded(found: CodedValue[], holder: JsonObject, at: readonly (string | number)[]): void {
  const { system, version, display } = holder
  const code = text(holder.code)
  if (code === undefined) return
  found.push({
    at,
    system: text(system),
    version: typeof version === 'string' ? version : undefined,
    code,
    display: typeof display === 'string' ? display : undefined,
  })
}

/** A number or a boolean in place of a text is said where it stands, and read all the same. */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
