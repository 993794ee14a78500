import { Problem } from '../../kernel/problem.ts'
import { uuidOf } from '../../kernel/uuid-of.ts'
import type { Language, Text } from '../../protocols/web/language.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { type PatientTraits, spokenName } from '../../standards/myhealth-eu/patient-traits.ts'
import type { AffiliationStore } from '../country-of-affiliation/index.ts'
import type { DemoCountry } from './demo-country.ts'
import type { DemoPerson } from './demo-person.ts'
import { madeAt, type ReadDocument, readDocument } from './read-document.ts'
import { shownIn } from './texts.ts'
import { traitsOf } from './traits.ts'

/** Somebody to be asked for with one press: what the form sends of them, and what there is to see. */
export type OfferedPerson = {
  readonly name: string
  readonly traits: PatientTraits
  readonly shows?: (language: Language) => Text
}

/**
 * Registers the people of a country and keeps their documents, as if a national register and repository had sent them.
 *
 * @param read a document, by its name in `samples`
 * @throws Problem as `settle`
 */
export async function settlePeople(
  store: AffiliationStore,
  country: DemoCountry,
  read: (sample: string) => Promise<Uint8Array>,
  now: Date,
): Promise<readonly OfferedPerson[]> {
  const offered: OfferedPerson[] = []
  for (const person of country.people) {
    const documents = 'documents' in person ? await Promise.all(person.documents.map(read)) : []
    const traits = await settleOne(store, person, documents.map(readDocument), now)
    const sent = askedFor(country, traits, person.withBirthDate)
    offered.push({ name: spokenName(traits), traits: sent, shows: shownIn(person.shows) })
  }
  return offered
}

async function settleOne(
  store: AffiliationStore,
  person: DemoPerson,
  documents: readonly ReadDocument[],
  now: Date,
): Promise<PatientTraits> {
  const [first] = documents
  const traits = 'traits' in person ? person.traits : traitsOf(first?.header.patient)
  const key = await register(store, traits, person.optedOut)
  for (const document of documents) await keep(store, key, document, now)
  return traits
}

/**
 * Registers the person a document is about and keeps it. The same document twice is one.
 *
 * @param another a number that the person carries beside those of the document
 * @throws Problem as `readDocument`; `invalid` (`demo-person`) when the patient has no number
 */
export function settle(
  store: AffiliationStore,
  bytes: Uint8Array,
  now: Date,
  another?: InstanceIdentifier,
): Promise<PatientTraits> {
  return settleRead(store, readDocument(bytes), now, another)
}

/** The same of a document that was read before. */
export async function settleRead(
  store: AffiliationStore,
  document: ReadDocument,
  now: Date,
  another?: InstanceIdentifier,
): Promise<PatientTraits> {
  const own = traitsOf(document.header.patient)
  const traits = { ...own, identifiers: [...own.identifiers, ...(another ? [another] : [])] }
  await keep(store, await register(store, traits), document, now)
  return traits
}

async function register(
  store: AffiliationStore,
  traits: PatientTraits,
  optedOut: DemoPerson['optedOut'] = [],
): Promise<string> {
  const [identifier] = traits.identifiers
  if (!identifier) throw new Problem('invalid', 'demo-person', 'The patient of the document has no number')
  const key = uuidOf(`person ${identifier.root} ${identifier.extension}`)
  await store.register({ key, traits, optedOut, protectedAddress: false })
  return key
}

function keep(store: AffiliationStore, person: string, document: ReadDocument, now: Date): Promise<void> {
  const { header, kind, bytes } = document
  const { root = '', extension } = header.id ?? {}
  const uniqueId = extension === undefined ? root : `${root}^${extension}`
  return store.keep({
    person,
    uniqueId,
    classCode: kind.classCode,
    ...formatOf(document),
    languageCode: header.languageCode?.code ?? '',
    createdAt: madeAt(document) ?? now,
    title: header.title ?? kind.title,
    author: '',
    institution: header.custodian?.names[0] ?? '',
    entryUuid: `urn:uuid:${uuidOf(`document ${uniqueId}`)}`,
    bytes,
  })
}

/** Told only where it is not the first of the class. */
function formatOf({ kind: { formats }, level }: ReadDocument): { readonly formatCode?: string } {
  const format = formats.find((each) => each.level === level)
  return format === undefined || format === formats[0] ? {} : { formatCode: format.formatCode }
}

/**
 * What the country's form would send of a person: the number it asks for, and the birth date where it must be there.
 *
 * @param withBirthDate also where it need not
 */
export function askedFor(
  { asks }: DemoCountry,
  { identifiers, birthDate }: PatientTraits,
  withBirthDate = false,
): PatientTraits {
  const domains = asks.map(({ domain }) => domain)
  const wantsBirthDate = asks.some(({ kind, mandatory }) => kind === 'birth-date' && (mandatory || withBirthDate))
  return {
    identifiers: identifiers.filter(({ root }) => domains.includes(root)).slice(-1),
    ...(wantsBirthDate && birthDate !== undefined ? { birthDate } : {}),
  }
}
