import { isObject, type JsonObject } from '../definitions.ts'

/** A code as it stands in a coded element, and where below it. */
export type CodedValue = {
  readonly at: readonly (string | number)[]
  /** Absent where the element is a bare code, or the coding leaves it out. */
  readonly system: string | undefined
  readonly version?: string
  readonly code: string
  readonly display?: string
}

/** Every code of a `code`, `Coding`, `CodeableConcept` or `Quantity` by its shape; a coding without a code is none. */
export function codedValues(value: unknown): readonly CodedValue[] {
  if (typeof value === 'string') return [{ at: [], system: undefined, code: value }]
  if (!isObject(value)) return []
  const { coding } = value
  if (!Array.isArray(coding)) return codedValue(value, [])
  return coding.flatMap((each, index) => (isObject(each) ? codedValue(each, ['coding', index]) : []))
}

function codedValue(holder: JsonObject, at: readonly (string | number)[]): readonly CodedValue[] {
  const { system, version, display } = holder
  const code = text(holder.code)
  if (code === undefined) return []
  return [
    {
      at,
      system: text(system),
      code,
      ...(typeof version === 'string' && { version }),
      ...(typeof display === 'string' && { display }),
    },
  ]
}

/** A number or a boolean in place of a text is said where it stands, and read all the same. */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
