import type { Coded } from '../../standards/cda/datatypes.ts'
import type { AssignedEntity, Author, Organisation } from '../../standards/cda/patient-summary/people.ts'
import type { CodeableConcept, Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { address, contactPoint, humanName } from './contact.ts'
import { elements, text } from './elements.ts'
import { identifier } from './identifier.ts'
import { dataAbsent } from './extensions.ts'
import { asArray, type Both, fieldList, fill, type Making, type Row, readBack, row, type Unmaking } from './map.ts'

/** People and organisations as Practitioner, PractitionerRole, Organization and Device (eu-formats 2.3). */

/** What authors, signatories and performers have in common. */
export type Party = Pick<Author, 'ids' | 'code' | 'addresses' | 'telecoms' | 'names' | 'organisation'> &
  Partial<Pick<Author, 'functionCode' | 'deviceCode' | 'deviceModel' | 'deviceSoftware'>>

const organizationRows: readonly Row<Organisation>[] = [
  fieldList('ids', 'identifier', identifier),
  row<Organisation>(
    'name, alias',
    ['names'],
    ({ names }, resource) => {
      const [name, ...alias] = names.filter(Boolean)
      if (name) resource.name = name
      if (alias.length > 0) resource.alias = alias
    },
    (resource) => ({ names: [...asArray(resource.name), ...asArray(resource.alias)].map(String) }),
  ),
  fieldList('telecoms', 'telecom', notAtHome(contactPoint)),
  fieldList('addresses', 'address', notAtHome(address)),
]

/** org-2 and org-3: an organisation has no home, whatever the sender says. */
function notAtHome<A, B extends { readonly use?: string }>(both: Both<A, B>): Both<A, B> {
  return {
    to(value) {
      const made = both.to(value)
      if (made?.use !== 'home') return made
      const { use: _, ...rest } = made
      // A member that B may be without is gone, no other.
      return rest as B
    },
    from: both.from,
  }
}

export function organizationReference(value: Organisation | undefined, making: Making): Reference | undefined {
  if (!value) return undefined
  const resource = fill(organizationRows, value, { resourceType: 'Organization' }, making)
  if (Object.keys(resource).length === 1) return undefined
  if (!resource.name) resource._name = dataAbsent(undefined)
  return making.add(resource)
}

export function organisationAt(reference: unknown, unmaking: Unmaking): Organisation | undefined {
  const resource = unmaking.find(reference)
  return resource && readBack<Organisation>(organizationRows, resource, unmaking)
}

const practitionerRows: readonly Row<Party>[] = [
  fieldList('ids', 'identifier', identifier),
  fieldList('names', 'name', humanName),
  fieldList('telecoms', 'telecom', contactPoint),
  fieldList('addresses', 'address', address),
]

const deviceRows: readonly Row<Party>[] = [
  fieldList('ids', 'identifier', identifier),
  row<Party>(
    'type',
    ['deviceCode'],
    ({ deviceCode }, resource) => {
      const type = deviceCode && concept.to(deviceCode)
      if (type) resource.type = type
    },
    (resource) => ({ deviceCode: resource.type ? concept.from(resource.type) : undefined }),
  ),
  row<Party>(
    'deviceName',
    ['deviceModel', 'deviceSoftware'],
    ({ deviceModel, deviceSoftware }, resource) => {
      const names = [
        ...(deviceModel ? [{ name: deviceModel, type: 'model-name' }] : []),
        ...(deviceSoftware ? [{ name: deviceSoftware, type: 'manufacturer-name' }] : []),
      ]
      if (names.length > 0) resource.deviceName = names
    },
    (resource) => {
      const named = (type: string) => text(elements<Json>(resource.deviceName).find((each) => each.type === type)?.name)
      return { deviceModel: named('model-name'), deviceSoftware: named('manufacturer-name') }
    },
  ),
  row<Party>(
    'owner',
    ['organisation'],
    ({ organisation }, resource, making) => {
      const owner = organizationReference(organisation, making)
      if (owner) resource.owner = owner
    },
    (resource, unmaking) => ({ organisation: organisationAt(resource.owner, unmaking) }),
  ),
]

function first(concepts: unknown): Coded | undefined {
  const [only] = elements<CodeableConcept>(concepts)
  return only && concept.from(only)
}

const roleRows: readonly Row<Party>[] = [
  row<Party>(
    'practitioner',
    ['ids', 'names', 'telecoms', 'addresses'],
    (party, resource, making) => {
      const practitioner = fill(practitionerRows, party, { resourceType: 'Practitioner' }, making)
      if (Object.keys(practitioner).length > 1) {
        if (!practitioner.name) practitioner.name = [dataAbsent(undefined)]
        resource.practitioner = making.add(practitioner)
      }
    },
    (resource, unmaking) => {
      const practitioner = unmaking.find(resource.practitioner)
      return practitioner ? readBack<Party>(practitionerRows, practitioner, unmaking) : {}
    },
  ),
  row<Party>(
    'organization',
    ['organisation'],
    ({ organisation }, resource, making) => {
      const organization = organizationReference(organisation, making)
      if (organization) resource.organization = organization
    },
    (resource, unmaking) => ({ organisation: organisationAt(resource.organization, unmaking) }),
  ),
  row<Party>(
    'code',
    ['functionCode'],
    ({ functionCode }, resource) => {
      const made = functionCode && concept.to(functionCode)
      if (made) resource.code = [made]
    },
    (resource) => ({ functionCode: first(resource.code) }),
  ),
  row<Party>(
    'specialty',
    ['code'],
    ({ code }, resource) => {
      const made = code && concept.to(code)
      if (made) resource.specialty = [made]
    },
    (resource) => ({ code: first(resource.specialty) }),
  ),
]

/** A reference to who this is: a PractitionerRole, or a Device for a machine. */
export function partyReference(party: Party | undefined, making: Making): Reference | undefined {
  if (!party) return undefined
  const machine = party.names.length === 0 && (party.deviceModel ?? party.deviceSoftware ?? party.deviceCode)
  const resource = machine
    ? fill(deviceRows, party, { resourceType: 'Device' }, making)
    : fill(roleRows, party, { resourceType: 'PractitionerRole' }, making)
  return Object.keys(resource).length > 1 ? making.add(resource) : undefined
}

/** Who a reference made by {@link partyReference} stands for. */
export function partyAt(reference: unknown, unmaking: Unmaking): Party | undefined {
  const resource = unmaking.find(reference)
  if (!resource) return undefined
  const rows = resource.resourceType === 'Device' ? deviceRows : roleRows
  // Nothing more than that: the rows of a person and of a machine each read a part of a party.
  const found: Partial<Party> = readBack<Party>(rows, resource, unmaking)
  return { ids: [], code: undefined, addresses: [], telecoms: [], names: [], organisation: undefined, ...found }
}

/** A row for the author of a statement: who recorded it, and when. */
export function authorRow<M extends { readonly author?: Author | undefined }>(
  who: string,
  when: string | undefined,
  time: { to(value: NonNullable<Author['time']>): string | undefined; from(value: string): Author['time'] },
): Row<M> {
  return {
    target: when ? `${who}, ${when}` : who,
    fields: ['author'],
    to({ author }, resource, making) {
      if (!author) return
      const reference = partyReference(author, making)
      if (reference) resource[who] = reference
      const made = when && author.time ? time.to(author.time) : undefined
      if (when && made) resource[when] = made
    },
    from(resource, unmaking) {
      const party = partyAt(resource[who], unmaking)
      const at = when && typeof resource[when] === 'string' ? time.from(resource[when]) : undefined
      if (!party && !at) return {}
      const author = { ids: [], addresses: [], telecoms: [], names: [], ...party, ...(at ? { time: at } : {}) }
      // M has an author; Party and a time are all of its fields that FHIR holds.
      return { author } as { readonly [K in keyof M]?: M[K] }
    },
  }
}

/** A party as CDA's `assignedEntity`, which knows no function and no device. */
export function asEntity(party: Party): AssignedEntity {
  const { ids, code, addresses, telecoms, names, organisation } = party
  return { ids, code, addresses, telecoms, names, organisation }
}
