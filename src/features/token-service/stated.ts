import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import { attestType } from '../../standards/helseid/attest.ts'

type Json = Readonly<Record<string, unknown>>

/** For whom a client acts, as its assertion says. */
export type StatedOrganisation = { readonly parent?: string; readonly child?: string }

/** What a client states in its assertion beside who it is. */
export type Stated = {
  readonly organisation?: StatedOrganisation
  /** UUID of the client's journal system, for Sentral forskrivningsmodul. */
  readonly journalId?: string
  /** As it was sent; the issuer adds who the practitioner is, and when. */
  readonly attest?: Json
}

/** Why an assertion's details cannot be used. */
export type StatedFault = { readonly fault: string }

/** Type of the detail that names the organisation, in HelseID's samples. */
const organisationType = 'helseid_authorization'

/** Types of details that are known here. */
const knownTypes: readonly string[] = [attestType, organisationType, helseIdClaims.sfmJournalId]

/** RFC 9562, of any version. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Number of a legal entity and of the unit below it: `NO:ORGNR:100100673:100100673`. */
const multiTenantSystem = 'urn:oid:1.0.6523'

/** Number of the unit alone; the legal entity is the client's own. */
const singleTenantSystem = 'urn:oid:2.16.578.1.12.4.1.2.101'

/**
 * The details of a client assertion: `authorization_details` as in HelseID's samples, or `assertion_details` as in its
 * newer rule FK5; the same objects in both.
 *
 * @see https://github.com/NorskHelsenett/HelseID.Samples; RFC 9396; of the journal id
 * https://utviklerportal.nhn.no/informasjonstjenester/helseid/bruksmoenstre-og-eksempelkode/bruk-av-helseid/docs/tekniske-mekanismer/sfm-id_for_multi_tenant-klienter_enmd
 */
export function statedIn(assertion: Json): Stated | StatedFault {
  const lists = [assertion.authorization_details, assertion.assertion_details].filter((each) => each !== undefined)
  if (!lists.every((list) => Array.isArray(list))) return { fault: 'The details are no list' }
  const details: readonly unknown[] = lists.flat()
  if (!details.every(isDetail)) return { fault: 'A detail has no type' }
  if (details.some(({ type }) => !knownTypes.includes(type))) {
    return { fault: 'A detail is of a type that is not known here' }
  }
  if (new Set(details.map(({ type }) => type)).size < details.length)
    return { fault: 'There are two details of one type' }
  return readDetails(new Map(details.map((detail) => [detail.type, detail])))
}

function readDetails(details: ReadonlyMap<string, Json>): Stated | StatedFault {
  const [attest, named, journal] = knownTypes.map((type) => details.get(type))
  const organisation = named && organisationIn(named)
  if (named && !organisation) return { fault: 'The organisation cannot be read' }
  const journalId = journal && at(journal, 'value', 'journal_id')
  if (journal && !(typeof journalId === 'string' && uuid.test(journalId))) {
    return { fault: 'The journal id is no UUID' }
  }
  return {
    ...(attest ? { attest } : {}),
    ...(organisation ? { organisation } : {}),
    ...(typeof journalId === 'string' ? { journalId } : {}),
  }
}

function organisationIn(detail: Json): StatedOrganisation | undefined {
  const identifier = at(detail, 'practitioner_role', 'organization', 'identifier')
  if (!isObject(identifier) || typeof identifier.value !== 'string') return undefined
  const { system, value } = identifier
  if (system === singleTenantSystem) return /^\d{9}$/.test(value) ? { child: value } : undefined
  const [, parent, child] = (system === multiTenantSystem && /^NO:ORGNR:(\d{9}):(\d{9})?$/.exec(value)) || []
  return parent === undefined ? undefined : { parent, ...(child === undefined ? {} : { child }) }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, member) => (isObject(found) ? found[member] : undefined), value)
}

function isDetail(value: unknown): value is Json & { readonly type: string } {
  return isObject(value) && typeof value.type === 'string'
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
