import { isObject } from '../definitions.ts'
import { type Keep, listOf, part, text } from './digest-shape.ts'

const structure = 'http://hl7.org/fhir/StructureDefinition/'

/** Extensions of definitions that say how a definition is kept or shown, and nothing of what an instance may hold. */
const editorial: ReadonlySet<string> = new Set([
  `${structure}structuredefinition-wg`,
  `${structure}structuredefinition-fmm`,
  `${structure}structuredefinition-fmm-no-warnings`,
  `${structure}structuredefinition-standards-status`,
  `${structure}structuredefinition-standards-status-reason`,
  `${structure}structuredefinition-normative-version`,
  `${structure}structuredefinition-category`,
  `${structure}structuredefinition-security-category`,
  `${structure}structuredefinition-summary`,
  `${structure}structuredefinition-hierarchy`,
  `${structure}structuredefinition-display-hint`,
  `${structure}structuredefinition-explicit-type-name`,
  `${structure}elementdefinition-translatable`,
  `${structure}elementdefinition-bindingName`,
  `${structure}elementdefinition-isCommonBinding`,
  `${structure}elementdefinition-bestpractice-explanation`,
  `${structure}cqf-shouldTraceDependency`,
  'http://hl7.org/fhir/tools/StructureDefinition/binding-definition',
  'http://hl7.org/fhir/build/StructureDefinition/definition',
  'http://hl7.org/fhir/build/StructureDefinition/copyright',
])

/** The extensions of a definition or of a part of it, without those for its editors. */
export const extensions: Keep = listOf((value) => {
  if (!isObject(value)) return whole(value, {})
  return typeof value.url === 'string' && editorial.has(value.url) ? undefined : whole(value, value)
})

/** With all that it holds: an extension is told by its URL, and so is each inside it. */
const whole: Keep = (value, holder) => {
  const { url } = part({ url: text, extension: listOf((inner) => whole(inner, holder)) }, ['url'])(value, holder) as {
    readonly url: string
  }
  return url === undefined ? undefined : value
}
