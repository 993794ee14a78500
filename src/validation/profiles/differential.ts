import type { ElementDefinition, Extension, StructureDefinition } from '../fhir/definitions.ts'
import { type ElementRule, type Guide, OWN, type Profile, profileUrl, valueSetUrl } from './table.ts'

const HL7 = 'http://hl7.org/fhir/StructureDefinition'
const IMPOSES = `${HL7}/structuredefinition-imposeProfile`
const OBLIGATION = `${HL7}/obligation`
const ADDITIONAL_BINDING = 'http://hl7.org/fhir/tools/StructureDefinition/additional-binding'

const dataTypes = new Set(['Address', 'Dosage', 'HumanName', 'Identifier', 'Quantity', 'Range', 'Ratio', 'Reference'])

/** The profiles of a guide as StructureDefinitions with a differential only. */
export const structuresOf = (guide: Guide): readonly StructureDefinition[] =>
  Object.entries(guide.profiles).map(([id, profile]) => structureOf(id, profile, guide))

function structureOf(id: string, profile: Profile, guide: Guide): StructureDefinition {
  const imposed = profile.imposes?.map((each) => ({ url: IMPOSES, valueCanonical: profileUrl(each) }))
  return {
    resourceType: 'StructureDefinition',
    ...(imposed && { extension: imposed }),
    url: `${OWN}/StructureDefinition/${id}`,
    version: guide.version,
    name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    kind: dataTypes.has(profile.of) ? 'complex-type' : 'resource',
    abstract: false,
    type: profile.of,
    baseDefinition: profileUrl(profile.on ?? profile.of),
    derivation: 'constraint',
    differential: { element: elementsOf(id, profile, guide) },
  }
}

function elementsOf(id: string, { of, must, elements }: Profile, guide: Guide): readonly ElementDefinition[] {
  const source = `${OWN}/StructureDefinition/${id}`
  const root: ElementDefinition = {
    id: of,
    path: of,
    ...(must && { constraint: must.map((each) => ({ ...each, source })) }),
  }
  const rows = Object.entries(withSlicedExtensions(elements))
  return [root, ...rows.map(([at, row]) => elementOf(`${of}.${at}`, row, source, guide))]
}

/** Extensions are always sliced by url: the row that says so is put before the first slice. */
function withSlicedExtensions(elements: Profile['elements']): Profile['elements'] {
  const all: Record<string, ElementRule> = {}
  for (const [at, row] of Object.entries(elements)) {
    const [, holder] = /^((?:.*\.)?extension):[^.]*$/.exec(at) ?? []
    if (holder !== undefined && all[holder]?.sliced === undefined) all[holder] = { ...all[holder], sliced: 'value@url' }
    all[at] = row
  }
  return all
}

function elementOf(id: string, row: ElementRule, source: string, guide: Guide): ElementDefinition {
  const { card, sliced, closed, types, bind, also, must, duty, ...values } = row
  const slice = /:([^.]+)$/.exec(id)?.[1]
  const obligations = duty?.split(' ').map((code) => obligationOf(code, guide))
  return {
    id,
    path: id.replace(/:[^.]+/g, ''),
    ...(slice !== undefined && { sliceName: slice }),
    ...(sliced !== undefined && { slicing: slicingOf(sliced, closed) }),
    ...(card !== undefined && cardinalityOf(card)),
    ...(types && { type: types }),
    ...(bind && { binding: { strength: bind[0], valueSet: valueSetUrl(bind[1]), ...(also && beside(also)) } }),
    ...(must && { constraint: must.map((each) => ({ ...each, source })) }),
    ...(obligations && { extension: obligations }),
    ...values,
  }
}

function cardinalityOf(card: string): Pick<ElementDefinition, 'min' | 'max'> {
  const [min, max] = card.split('..')
  return { ...(min !== '' && { min: Number(min) }), ...(max !== '' && { max: max! }) }
}

function slicingOf(sliced: string, closed: true | undefined): NonNullable<ElementDefinition['slicing']> {
  const discriminator = sliced.split(' ').map((each) => {
    const [type, path] = each.split('@')
    // The tables are ours and typed by the test that reads them against the published profiles.
    return { type: type as 'value' | 'exists' | 'pattern' | 'type' | 'profile' | 'position', path: path! }
  })
  return { discriminator, rules: closed ? 'closed' : 'open' }
}

const beside = (also: NonNullable<ElementRule['also']>) => ({
  extension: also.map(([purpose, valueSet]) => ({
    url: ADDITIONAL_BINDING,
    extension: [
      { url: 'purpose', valueCode: purpose },
      { url: 'valueSet', valueCanonical: valueSetUrl(valueSet) },
    ],
  })),
})

function obligationOf(code: string, { actors }: Guide): Extension {
  const actor = code.includes('populate') ? actors?.producer : actors?.consumer
  return {
    url: OBLIGATION,
    extension: [
      { url: 'code', valueCode: code },
      { url: 'actor', valueCanonical: actor },
    ],
  }
}
