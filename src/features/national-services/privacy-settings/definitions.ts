import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { textOf } from '../body-members.ts'
import type { PrivacySetting } from '../privacy-outcome.ts'

/** A kind of setting that a data controller offers: what PVK calls a personverninnstillingdefinisjon. */
export type Definition = {
  readonly definisjonGuid: string
  readonly definisjonNavn: string
  /** The controller it belongs to. */
  readonly partKode: string
  readonly typePi: PrivacySetting['kind']
  /** The national service it is about. */
  readonly about: string
}

const words: Readonly<Record<PrivacySetting['kind'], string>> = {
  samtykke: 'Samtykke til',
  reservasjon: 'Reservasjon mot',
  tilgangsbegrensning: 'Tilgangsbegrensning i',
}

/** What can be set, by service. The real GUIDs and codes are not public: these are the box's own. */
const offered: readonly (readonly [about: string, partKode: string, title: string, PrivacySetting['kind'][]])[] = [
  ['critical-information', 'KJ', 'kjernejournal', ['reservasjon', 'tilgangsbegrensning']],
  ['medication-list', 'PLL', 'pasientens legemiddelliste', ['reservasjon', 'tilgangsbegrensning']],
  ['test-results', 'PPS', 'pasientens prøvesvar', ['reservasjon', 'tilgangsbegrensning']],
  ['documents', 'PJD', 'pasientens journaldokumenter', ['reservasjon', 'tilgangsbegrensning']],
  ['measurements', 'PMD', 'pasientens måledata', ['reservasjon', 'tilgangsbegrensning']],
  ['vaccinations', 'SYSVAK', 'vaksinasjoner', ['tilgangsbegrensning']],
  ['diagnoses-and-procedures', 'NPRKPR', 'diagnoser og prosedyrer', ['reservasjon', 'tilgangsbegrensning']],
  ['requisitions', 'PAREK', 'pasientens rekvisisjoner', ['reservasjon', 'tilgangsbegrensning']],
  ['maternity-record', 'DHG', 'digitalt helsekort for gravide', ['samtykke']],
]

/** Every definition there is in the box. */
export const definitions: readonly Definition[] = offered.flatMap(([about, partKode, title, kinds]) =>
  kinds.map((typePi) => ({
    definisjonGuid: uuidOf(`personverninnstillingdefinisjon ${about} ${typePi}`),
    definisjonNavn: `${words[typePi]} ${title}`,
    ...{ partKode, typePi, about },
  })),
)

/**
 * The definition that a call names, by its GUID and its controller together.
 *
 * @throws Problem `invalid` (`body-member`); `not-found` (`definition-unknown`)
 */
export function definitionIn(body: Json | undefined): Definition {
  if (body?.definisjonNavn !== undefined) textOf(body, 'definisjonNavn')
  return definitionNamed(textOf(body, 'definisjonGuid'), textOf(body, 'partKode'))
}

/** @throws Problem `not-found` (`definition-unknown`) */
export function definitionNamed(guid: string, partKode: string): Definition {
  const found = definitions.find((each) => each.definisjonGuid === guid.toLowerCase() && each.partKode === partKode)
  if (found) return found
  throw new Problem('not-found', 'definition-unknown', 'The controller has no such setting', { at: 'definisjonGuid' })
}
