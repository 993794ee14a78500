import { Problem } from '../../kernel/problem.ts'
import { uuidOf } from '../../kernel/uuid-of.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Gender, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { AffiliationStore } from '../country-of-affiliation/index.ts'
import { type OpenedSummary, openSummary } from '../patient-summary/index.ts'
import type { DemoCountry } from './demo-country.ts'

const [summaryClass] = documentClasses
const genders: readonly Gender[] = ['F', 'M', 'UN']

/**
 * Registers the person a summary is about and keeps the summary, as if a national register and repository had sent them.
 * The same document twice is one.
 *
 * @returns the person as registered
 *
 * @param another a number that the person carries beside those of the document
 * @throws Problem as `openSummary`; `invalid` (`demo-person`) when the patient has no number
 */
export async function settle(
  store: AffiliationStore,
  bytes: Uint8Array,
  now: Date,
  another?: InstanceIdentifier,
): Promise<PatientTraits> {
  const { header } = openSummary(bytes, now).summary
  const traits = traitsOf(header)
  const [identifier] = traits.identifiers
  if (!identifier) throw new Problem('invalid', 'demo-person', 'The patient of the document has no number')
  const key = uuidOf(`person ${identifier.root} ${identifier.extension}`)
  const { root = '', extension } = header.id ?? {}
  const uniqueId = extension === undefined ? root : `${root}^${extension}`
  const identifiers = [...traits.identifiers, ...(another ? [another] : [])]
  const registered = { ...traits, identifiers }
  await store.register({ key, traits: registered, optedOut: [], protectedAddress: false })
  await store.keep({
    person: key,
    uniqueId,
    classCode: summaryClass?.classCode ?? '',
    languageCode: header.languageCode?.code ?? '',
    createdAt: now,
    title: header.title ?? summaryClass?.title ?? '',
    author: '',
    institution: '',
    entryUuid: `urn:uuid:${uuidOf(`document ${uniqueId}`)}`,
    bytes,
  })
  return registered
}

type Header = OpenedSummary['summary']['header']

/** The patient as a register would have them. */
function traitsOf({ patient }: Header): PatientTraits {
  const identifiers = (patient?.ids ?? []).flatMap(({ root, extension }) =>
    root === undefined || extension === undefined ? [] : [{ root, extension }],
  )
  const parts = patient?.names[0]?.parts ?? []
  const named = (wanted: string) =>
    parts.filter(({ part, text }) => part === wanted && text !== '').map(({ text }) => text)
  const family = named('family').join(' ')
  const given = named('given')
  const gender = genders.find((code) => code === patient?.gender?.code)
  const birthDate = dayOf(patient?.birthTime?.value)
  return {
    identifiers,
    ...(family === '' ? {} : { family }),
    ...(given.length === 0 ? {} : { given }),
    ...(gender === undefined ? {} : { gender }),
    ...(birthDate === undefined ? {} : { birthDate }),
  }
}

/** HL7 digits as `YYYY-MM-DD`, or as much of it as there is. */
function dayOf(digits: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(digits ?? '') ?? []
  return year && [year, month, day].filter((part) => part !== undefined).join('-')
}

/** What the country's form would send of a person: the number it asks for, and the birth date where it asks for that. */
export function askedFor({ asks }: DemoCountry, { identifiers, birthDate }: PatientTraits): PatientTraits {
  const domains = asks.map(({ domain }) => domain)
  const wantsBirthDate = asks.some(({ kind }) => kind === 'birth-date')
  return {
    identifiers: identifiers.filter(({ root }) => domains.includes(root)).slice(-1),
    ...(wantsBirthDate && birthDate !== undefined ? { birthDate } : {}),
  }
}
