import type { Address, Coded, Name, Telecom } from '../../../standards/cda/datatypes.ts'
import type { PatientSummary } from '../../../standards/cda/patient-summary/document.ts'
import type { Organisation } from '../../../standards/cda/patient-summary/people.ts'
import { languageName } from '../../../standards/terminology/geographic-names.ts'
import { chosenName } from './banner.ts'
import { addressInWords, nameInWords, telecomInWords } from './people-words.ts'
import type { Detail, Party, Said } from './summary-view.ts'
import type { Words } from './words.ts'

type Person = {
  readonly names?: readonly Name[]
  readonly code?: Coded | undefined
  readonly functionCode?: Coded | undefined
  readonly addresses?: readonly Address[]
  readonly telecoms?: readonly Telecom[]
  readonly organisation?: Organisation | undefined
}

/** Everybody behind the summary: the patient's own contact points first, then who may be asked, then who wrote it. */
export function partiesOf({ header }: PatientSummary, words: Words): readonly Party[] {
  const { t } = words
  const { patient } = header
  const party = (title: Words['t']['author'], person: Person, ...more: readonly (Detail | undefined)[]): Party => ({
    title: words.phrase(title),
    details: [...personDetails(person, words), ...more].filter((each) => each !== undefined),
  })
  const chosen = chosenName(patient?.names ?? [])
  const parties: readonly (Party | undefined)[] = [
    patient &&
      party(
        t.patient,
        { addresses: patient.addresses, telecoms: patient.telecoms },
        words.detail(
          t.otherNames,
          ...patient.names.filter((name) => name !== chosen).map((name) => nameInWords(name, words)),
        ),
        words.detail(t.maritalStatus, words.code(patient.maritalStatus)),
        words.detail(t.speaks, ...patient.languages.map((each) => spoken(each.code, words))),
      ),
    ...(patient?.guardians ?? []).map((guardian) => party(t.guardian, guardian)),
    ...header.contacts.map((contact) => party(isPreferred(contact.functionCode) ? t.preferred : t.contact, contact)),
    patient?.provider && party(t.provider, { organisation: patient.provider }),
    ...header.authors.map((author) =>
      party(
        author.names.length > 0 ? t.author : t.authorDevice,
        author,
        words.detail(t.system, words.text(author.deviceModel), words.text(author.deviceSoftware)),
        words.detail(t.recorded, words.date.time(author.time)),
      ),
    ),
    header.legalAuthenticator &&
      party(
        t.legalAuthenticator,
        header.legalAuthenticator.entity ?? {},
        words.detail(t.signed, words.date.time(header.legalAuthenticator.time)),
      ),
    ...header.serviceEvents.flatMap((event) =>
      event.performers.map((performer) =>
        party(t.carer, { functionCode: performer.functionCode, ...performer.entity }),
      ),
    ),
    header.custodian && party(t.custodian, { organisation: header.custodian }),
  ]
  return parties.filter((each) => each !== undefined && each.details.length > 0) as readonly Party[] // filtered just now
}

/** `PCP`, primary care physician, marks the health professional to ask first (eHDSI preferred HP). */
function isPreferred(functionCode: Coded | undefined): boolean {
  return functionCode?.code === 'PCP'
}

function personDetails(person: Person, words: Words): readonly (Detail | undefined)[] {
  const { t } = words
  const { organisation } = person
  const present = (said: Said | undefined) => (said?.absence === undefined ? said : undefined)
  const telecoms = [...(person.telecoms ?? []), ...(organisation?.telecoms ?? [])].map((each) =>
    telecomInWords(each, words),
  )
  const addresses = [...(person.addresses ?? []), ...(organisation?.addresses ?? [])].map((each) =>
    addressInWords(each, words),
  )
  return [
    words.detail(t.name, ...(person.names ?? []).map((name) => nameInWords(name, words))),
    words.detail(t.relation, present(words.code(person.code))),
    words.detail(t.role, present(words.code(person.functionCode))),
    words.detail(t.organisation, ...(organisation?.names ?? []).filter(Boolean).map((name) => words.named(name))),
    words.detail(t.contactPoints, ...once(telecoms)),
    words.detail(t.address, ...once(addresses)),
  ]
}

function once(list: readonly (Said | undefined)[]): readonly Said[] {
  const seen = new Map<string, Said>()
  for (const said of list) if (said) seen.set(said.text, said)
  return [...seen.values()]
}

function spoken(tag: string | undefined, words: Words): Said | undefined {
  const name = tag && languageName(tag.split(/[-_]/)[0]!, words.language)
  return name ? { text: name, lang: words.language, how: 'own' } : words.text(tag)
}
