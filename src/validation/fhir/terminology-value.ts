import type { JsonObject } from './definitions.ts'
import { isObject } from './digest-shape.ts'

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
  const { system, version, code, display } = holder
  if (typeof code !== 'string') return []
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

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
