import type { ElementBinding, Extension } from '../definitions.ts'

const maximum = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'
const additional: ReadonlySet<string> = new Set([
  'http://hl7.org/fhir/tools/StructureDefinition/additional-binding',
  'http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.binding.additional',
])

/** Purposes of R5's additional bindings that a value can break; the others are for people who choose codes. */
const strengths: Readonly<Record<string, ElementBinding['strength']>> = {
  maximum: 'required',
  required: 'required',
  extensible: 'extensible',
  preferred: 'preferred',
}

/** A value set bound beside the main one. */
export type AdditionalBinding = { readonly valueSet: string; readonly strength: ElementBinding['strength'] }

/** The value set that an extensible binding may not be extended beyond. */
export function maximumValueSet({ extension }: ElementBinding): string | undefined {
  return extensionValue(extension?.find(({ url }) => url === maximum))
}

/**
 * The additional bindings that hold everywhere; one for a certain usage is left out, being no rule for this document.
 *
 * @see https://hl7.org/fhir/R5/elementdefinition-definitions.html#ElementDefinition.binding.additional
 */
export function additionalBindings({ extension }: ElementBinding): readonly AdditionalBinding[] {
  if (!extension) return []
  return extension.filter(({ url }) => additional.has(url)).flatMap(({ extension: parts = [] }) => additionalOf(parts))
}

function additionalOf(parts: readonly Extension[]): readonly AdditionalBinding[] {
  const part = (name: string) => extensionValue(parts.find(({ url }) => url === name))
  const strength = strengths[part('purpose') ?? '']
  const valueSet = part('valueSet')
  if (!strength || valueSet === undefined || parts.some(({ url }) => url === 'usage')) return []
  return [{ valueSet, strength }]
}

function extensionValue(extension: Extension | undefined): string | undefined {
  if (!extension) return undefined
  const [, value] = Object.entries(extension).find(([name]) => name.startsWith('value')) ?? []
  return typeof value === 'string' ? value : undefined
}
