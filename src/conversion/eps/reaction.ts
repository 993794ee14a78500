import type { Value } from '../../standards/cda/datatypes.ts'
import type { Reaction } from '../../standards/cda/patient-summary/allergy.ts'
import type { CodeableConcept, Extended } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { codedFor, codedOf, codedValue, codeFor, degreeByReactionSeverity, reactionSeverity } from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, timestamp } from './date-time.ts'
import { element, elements } from './elements.ts'
import { plainText } from './words.ts'
import { SOURCE_CODING, STANDS_IN } from '../../validation/profiles/carried-extensions.ts'
import { dataAbsent, extensionOf } from './extensions.ts'
import { field, fill, type Making, type Row, readBack, row, type Unmaking } from './map.ts'

/** Reactions to an allergen, and how severe they are, to AllergyIntolerance.reaction (eHDSI PS E.3.44). */

const severityRow = row<Pick<Reaction, 'severity'>>(
  'reaction.severity',
  ['severity'],
  ({ severity }, resource) => {
    const coded = codedOf(severity)
    const code = codeFor(reactionSeverity, coded)
    const source = coded && concept.to(coded)
    const beside = source ? [{ url: SOURCE_CODING, valueCodeableConcept: source }] : []
    if (code) Object.assign(resource, { severity: code, ...(source ? { _severity: { extension: beside } } : {}) })
    else if (source) resource.extension = beside
  },
  (resource) => {
    const source = extensionOf(resource._severity ?? resource, SOURCE_CODING)?.valueCodeableConcept
    const coded = source ? concept.from(source) : codedFor(degreeByReactionSeverity, resource.severity)
    return { severity: codedValue(coded) }
  },
)

const otherRows: readonly Row<Reaction>[] = [
  row<Reaction>(
    'reaction.manifestation',
    ['manifestation'],
    ({ manifestation }, resource) => {
      const coded = codedOf(manifestation)
      resource.manifestation = [(coded && concept.to(coded)) ?? dataAbsent(coded?.nullFlavor)]
    },
    (resource) => ({
      manifestation: codedValue(concept.from(elements<CodeableConcept>(resource.manifestation)[0] ?? {})),
    }),
  ),
  row<Reaction>(
    'reaction.onset',
    ['time'],
    ({ time }, resource) => {
      const onset = dateTime(time?.low?.value ?? time?.value)
      if (onset) resource.onset = onset
    },
    (resource) => (typeof resource.onset === 'string' ? { time: { low: { value: timestamp(resource.onset) } } } : {}),
  ),
  field('text', 'description', plainText),
]

const standsIn = { url: STANDS_IN, valueBoolean: true }

/**
 * Waves 1 to 5 tell the severity of the allergy as a whole. FHIR has it of reactions only: it stands with each that has
 * none of its own, or with a reaction nobody described, and is marked.
 */
export function reactionsTo(reactions: readonly Reaction[], severity: Value | undefined, making: Making): Json[] {
  const made = reactions.map((each) => fill([...otherRows, severityRow], each, {}, making))
  const general = severity && fill([severityRow], { severity }, {}, making)
  if (!general?.severity) return made
  const { extension = [] } = element<Extended>(general._severity) ?? {}
  const marked = { ...general, _severity: { extension: [...extension, standsIn] } }
  if (made.length === 0) return [{ extension: [standsIn], manifestation: [dataAbsent(undefined)], ...marked }]
  return made.map((each, at) => (reactions[at]?.severity ? each : { ...each, ...marked }))
}

export function reactionsFrom(
  held: readonly Json[],
  unmaking: Unmaking,
): { readonly reactions: readonly Reaction[]; readonly severity?: Value | undefined } {
  const isGeneral = ({ _severity }: Json) => extensionOf(_severity, STANDS_IN) !== undefined
  const general = held.find(isGeneral)
  const reactions = held
    .filter((each) => extensionOf(each, STANDS_IN) === undefined)
    .map((each) => readBack<Reaction>(isGeneral(each) ? otherRows : [...otherRows, severityRow], each, unmaking))
  return { reactions, ...(general ? { severity: readBack([severityRow], general, unmaking).severity } : {}) }
}
