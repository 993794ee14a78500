import { as, extension, needed, rule, to } from '../rows.ts'
import type { ExtensionGuide, Guide, Profile } from '../table.ts'

const CANONICAL = 'http://nhn.no/kj/fhir'
const kj = (name: string) => `${CANONICAL}/StructureDefinition/${name}`
const docs = 'https://utviklerportal.nhn.no/informasjonstjenester/kritisk-informasjon/kritisk-info-fhir-api'

const recorded = rule(
  'kj-recorder',
  'Who recorded it is a contained PractitionerRole',
  "recorder.exists() implies recorder.reference.startsWith('#')",
)
const named = rule('kj-code', 'What it is has a code or words', 'code.coding.exists() or code.text.exists()')
const category = (...numbers: readonly string[]) =>
  rule(
    `kj-category-${numbers.join('-')}`,
    `The category is ${numbers.join(' or ')}, the type of critical information`,
    `category.coding.where(${numbers.map((number) => `code = '${number}'`).join(' or ')}).exists()`,
  )
const asCategory = rule(
  'kj-code-as-category',
  'The code of a problem with anaesthesia is that of its category',
  'code.coding.empty() or code.coding.code.intersect(category.coding.code).exists()',
)

const source: Profile['elements'] = {
  'extension:sourceOfInformation': extension('0..1', kj('KjSourceOfInformation')),
  'extension:updatedDateTime': extension('0..1', kj('KjUpdatedDateTime')),
}

/** A condition of one of kjernejournal's types, by the numbers of the types. */
const condition = (types: readonly string[], more: NonNullable<Profile['must']> = []): Profile => ({
  of: 'Condition',
  must: [category(...types), recorded, named, ...more],
  elements: {
    ...source,
    clinicalStatus: { bind: ['required', 'own:kj-clinical-status'] },
    verificationStatus: { bind: ['required', 'own:kj-verification-status'] },
    category: needed,
    'onset[x]': { types: [as('dateTime'), as('Age')] },
    recorder: { types: [to('PractitionerRole')] },
  },
})

/**
 * Critical information of kjernejournal. Its definitions stand on Simplifier and could not be read: these rules are what
 * the pages of NHN's developer portal say of each element, and no more.
 *
 * @see https://simplifier.net/kjernejournalr4
 */
export const kjernejournal: Guide = {
  package: 'kjernejournalr4',
  version: '2025-02',
  canonical: CANONICAL,
  reading: {
    sure: 'described',
    from: [docs],
    covers: {
      nb: 'Status, type kritisk informasjon, kode eller tekst, tidspunkt og hvem som registrerte, slik utviklerportalen beskriver dem. Ikke med: hvilke felter som må fylles ut, kodelister, prosedyrer, utstyr og flagg.',
      nn: 'Status, type kritisk informasjon, kode eller tekst, tidspunkt og kven som registrerte, slik utviklarportalen beskriv dei. Ikkje med: kva felt som må fyllast ut, kodelister, prosedyrar, utstyr og flagg.',
      en: 'Status, type of critical information, code or words, onset and who recorded it, as the developer portal describes them. Left out: which elements must be there, code lists, procedures, devices and flags.',
    },
  },
  profiles: {
    KjAllergyIntolerance: {
      of: 'AllergyIntolerance',
      must: [recorded, named],
      elements: {
        ...source,
        verificationStatus: { bind: ['required', 'own:kj-allergy-verification'] },
        'verificationStatus.extension:presumed': extension('0..1', kj('KjPresumed')),
        category: needed,
        'code.extension:inactiveIngredient': extension('0..1', kj('KjInactiveIngredient')),
        recorder: { types: [to('PractitionerRole')] },
      },
    },
    KjConditionCriticalMedicalCondition: condition(['5']),
    KjConditionInfection: condition(['10']),
    KjConditionComplicationsOfAnesthesia: condition(['3', '4'], [asCategory]),
    KjConditionTransplantsAndOtherForeignBodies: condition(['7']),
  },
}

const anywhere = ['Element']

/** Extensions of kjernejournal that its pages and examples name. */
export const kjernejournalExtensions: ExtensionGuide = {
  version: kjernejournal.version,
  extensions: {
    [kj('KjSourceOfInformation')]: { on: anywhere, value: [as('Coding')] },
    [kj('KjUpdatedDateTime')]: { on: anywhere, value: [as('dateTime')] },
    [kj('KjPresumed')]: { on: anywhere, value: [as('boolean')] },
    [kj('KjInactiveIngredient')]: { on: anywhere, value: [as('boolean')] },
    [kj('CodeInfoText')]: { on: anywhere, value: [as('string')] },
    [kj('UrlMoreInformation')]: { on: anywhere },
    [kj('UrlInfectionInformation')]: { on: anywhere },
    [kj('UrlInfectionGuide')]: { on: anywhere },
  },
}
