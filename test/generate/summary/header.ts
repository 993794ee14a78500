import { type Child, el, type Markup } from '../markup.ts'
import { coded, type Concept, id, say, time, type When, type Writing } from './writing.ts'

export type Address = {
  readonly line: string
  readonly city: string
  readonly postalCode: string
  readonly country: string
  readonly use?: string
}

export type Name = {
  readonly given: readonly string[]
  readonly family: string
  readonly prefix?: string
  readonly use?: string
}

export type Organization = {
  readonly id: string
  readonly name: string
  readonly telecom: readonly string[]
  readonly address: Address
}

export type Practitioner = {
  readonly id: string
  readonly name: Name
  readonly role: Concept
  readonly organization: Organization
  readonly telecom?: readonly string[]
}

export type Contact = {
  readonly classCode: 'NOK' | 'ECON' | 'PRS' | 'CAREGIVER'
  readonly relation?: Concept
  readonly name: Name
  readonly telecom: readonly string[]
  readonly address?: Address
}

export type Patient = {
  readonly ids: readonly (readonly [root: string, extension: string])[]
  readonly names: readonly Name[]
  readonly gender: Concept | { readonly nullFlavor: string }
  readonly birthTime: When
  readonly address?: Address
  readonly telecom: readonly string[]
  readonly language?: string
  readonly guardian?: Contact
}

export type Header = {
  readonly template?: string
  readonly id: string
  readonly setId?: string
  readonly title: string
  readonly effectiveTime: string
  readonly patients: readonly Patient[]
  readonly authors: readonly Markup[]
  readonly custodian: Organization
  readonly authenticator: Practitioner
  readonly contacts: readonly Contact[]
  readonly preferred?: Practitioner
  /** Last update of the summary (documentationOf). */
  readonly updated: When
  /** Extension of the sibling document: L1 for L3, L3 for L1. */
  readonly sibling?: string
}

const addr = (a: Address | undefined): Markup =>
  a === undefined
    ? el('addr', { nullFlavor: 'NI' })
    : el(
        'addr',
        { use: a.use },
        el('streetAddressLine', {}, a.line),
        el('city', {}, a.city),
        el('postalCode', {}, a.postalCode),
        el('country', {}, a.country),
      )

/** `use|value`, or only the value; none at all is null flavour NI, as the header rules want it. */
const telecoms = (of: readonly string[]): Child =>
  of.length === 0
    ? el('telecom', { nullFlavor: 'NI' })
    : of.map((line) => {
        const [use, value] = line.includes('|') ? line.split('|') : [undefined, line]
        return el('telecom', { use, value })
      })

export const personName = (n: Name): Markup =>
  el(
    'name',
    { use: n.use },
    n.prefix ? el('prefix', {}, n.prefix) : undefined,
    n.given.map((given) => el('given', {}, given)),
    el('family', {}, n.family),
  )

function organization(w: Writing, name: string, o: Organization): Markup {
  return el(name, {}, id(w, o.id), el('name', {}, o.name), telecoms(o.telecom), addr(o.address))
}

function patientRole(w: Writing, p: Patient): Markup {
  const gender =
    'nullFlavor' in p.gender ? el('administrativeGenderCode', p.gender) : coded(w, 'administrativeGenderCode', p.gender)
  return el(
    'patientRole',
    { classCode: 'PAT' },
    p.ids.map(([root, extension]) => el('id', { root, extension })),
    addr(p.address),
    telecoms(p.telecom),
    el(
      'patient',
      {},
      p.names.map(personName),
      gender,
      time('birthTime', p.birthTime),
      p.guardian && guardian(w, p.guardian),
      p.language ? el('languageCommunication', {}, el('languageCode', { code: p.language })) : undefined,
    ),
  )
}

function guardian(w: Writing, g: Contact): Markup {
  return el(
    'guardian',
    { classCode: 'GUARD' },
    el('templateId', { root: '1.3.6.1.4.1.19376.1.5.3.1.2.4' }),
    g.relation && coded(w, 'code', g.relation),
    addr(g.address),
    telecoms(g.telecom),
    el('guardianPerson', {}, personName(g.name)),
  )
}

/** A person who wrote the document. */
export function personAuthor(w: Writing, p: Practitioner, at: string): Markup {
  return el(
    'author',
    {},
    coded(w, 'functionCode', p.role),
    el('time', { value: at }),
    el(
      'assignedAuthor',
      { classCode: 'ASSIGNED' },
      id(w, p.id),
      addr(p.organization.address),
      telecoms(p.telecom ?? []),
      el('assignedPerson', {}, personName(p.name)),
      organization(w, 'representedOrganization', p.organization),
    ),
  )
}

/** A machine that put the document together. */
export function deviceAuthor(
  w: Writing,
  device: { model: string; software: string; id: string },
  o: Organization,
  at: string,
): Markup {
  return el(
    'author',
    {},
    el('time', { value: at }),
    el(
      'assignedAuthor',
      {},
      id(w, device.id),
      addr(o.address),
      telecoms(o.telecom),
      el(
        'assignedAuthoringDevice',
        {},
        el('manufacturerModelName', {}, device.model),
        el('softwareName', {}, device.software),
      ),
      organization(w, 'representedOrganization', o),
    ),
  )
}

function assignedEntity(w: Writing, p: Practitioner): Markup {
  return el(
    'assignedEntity',
    {},
    id(w, p.id),
    addr(p.organization.address),
    telecoms(p.telecom ?? []),
    el('assignedPerson', {}, personName(p.name)),
    organization(w, 'representedOrganization', p.organization),
  )
}

function contact(w: Writing, c: Contact): Markup {
  return el(
    'participant',
    { typeCode: 'IND' },
    el('templateId', { root: '1.3.6.1.4.1.19376.1.5.3.1.2.4' }),
    el(
      'associatedEntity',
      { classCode: c.classCode },
      c.relation && coded(w, 'code', c.relation),
      addr(c.address),
      telecoms(c.telecom),
      el('associatedPerson', {}, personName(c.name)),
    ),
  )
}

function preferred(w: Writing, p: Practitioner): Markup {
  return el(
    'participant',
    { typeCode: 'IND' },
    el('templateId', { root: '1.3.6.1.4.1.19376.1.5.3.1.2.4' }),
    el('functionCode', {
      code: 'PCP',
      codeSystem: '2.16.840.1.113883.5.88',
      displayName: say(w, 'Primary care physician'),
    }),
    el(
      'associatedEntity',
      { classCode: 'PRS' },
      addr(p.organization.address),
      telecoms(p.telecom ?? []),
      el('associatedPerson', {}, personName(p.name)),
      el('scopingOrganization', {}, el('name', {}, p.organization.name)),
    ),
  )
}

const documentCode: Concept = { system: 'loinc', code: '60591-5', english: 'Patient summary Document' }
const normal: Concept = { system: 'confidentiality', code: 'N', english: 'Normal' }

/** Header elements up to and with relatedDocument, in schema order (exchange.md 2.2). `code` overrides the document type. */
export function header(w: Writing, h: Header, code: Concept = documentCode): readonly Markup[] {
  const of = (name: string, ...children: readonly Child[]): Markup => el(name, {}, ...children)
  return [
    el('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    el('templateId', { root: `1.3.6.1.4.1.12559.11.10.1.3.1.${h.template ?? '1.3'}` }),
    id(w, h.id),
    coded(w, 'code', code),
    of('title', h.title),
    el('effectiveTime', { value: h.effectiveTime }),
    coded(w, 'confidentialityCode', normal),
    el('languageCode', { code: w.language }),
    ...(h.setId ? [el('setId', { root: w.root, extension: h.setId }), el('versionNumber', { value: 1 })] : []),
    ...h.patients.map((patient) => el('recordTarget', { typeCode: 'RCT' }, patientRole(w, patient))),
    ...h.authors,
    of('custodian', of('assignedCustodian', organization(w, 'representedCustodianOrganization', h.custodian))),
    of(
      'legalAuthenticator',
      el('time', { value: h.effectiveTime }),
      el('signatureCode', { code: 'S' }),
      assignedEntity(w, h.authenticator),
    ),
    ...h.contacts.map((person) => contact(w, person)),
    ...(h.preferred ? [preferred(w, h.preferred)] : []),
    el(
      'documentationOf',
      { typeCode: 'DOC' },
      el(
        'serviceEvent',
        { classCode: 'PCPR', moodCode: 'EVN' },
        time('effectiveTime', h.updated),
        el(
          'performer',
          { typeCode: 'PRF' },
          coded(w, 'functionCode', h.authenticator.role),
          assignedEntity(w, h.authenticator),
        ),
      ),
    ),
    ...(h.sibling ? [el('relatedDocument', { typeCode: 'XFRM' }, of('parentDocument', id(w, h.sibling)))] : []),
  ]
}
