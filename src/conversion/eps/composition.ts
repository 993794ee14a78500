import type { Header } from '../../standards/cda/patient-summary/document.ts'
import type { Author } from '../../standards/cda/patient-summary/people.ts'
import type { CodeableConcept, Identifier } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { element, elements, text } from './elements.ts'
import { identifier } from './identifier.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { dataAbsent, extensionOf } from './extensions.ts'
import { asArray, field, type Row, row } from './map.ts'
import { asEntity, organisationAt, organizationReference, partyAt, partyReference } from './people.ts'
import { hasStandIn, ownPart, repeating } from './stand-in.ts'

/** The CDA header, but for the patient, to Composition (eu-formats 2.3). The document's own id is the Bundle's. */

const VERSION = 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber'
const LOINC = 'http://loinc.org'
const PATIENT_SUMMARY = '60591-5'
const CONFIDENTIALITY = '2.16.840.1.113883.5.25'
const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** x_ActRelationshipDocument, which the fields are read by, to DocumentRelationshipType. */
const relations = [
  ['transformed', 'transforms'],
  ['replaced', 'replaces'],
  ['appended', 'appends'],
] as const

export const compositionRows: readonly Row<Header>[] = [
  row<Header>(
    'language',
    ['languageCode'],
    ({ languageCode }, resource) => {
      if (languageTag.test(languageCode?.code ?? '')) resource.language = languageCode?.code
    },
    (resource) => ({ languageCode: typeof resource.language === 'string' ? { code: resource.language } : undefined }),
  ),
  field('setId', 'identifier', identifier),
  row<Header>(
    'extension(versionNumber)',
    ['versionNumber'],
    ({ versionNumber }, resource) => {
      if (versionNumber?.value)
        resource.extension = [...asArray(resource.extension), { url: VERSION, valueString: versionNumber.value }]
    },
    (resource) => {
      const value = extensionOf(resource, VERSION)?.valueString
      return { versionNumber: value === undefined ? undefined : { value } }
    },
  ),
  row<Header>(
    'type',
    ['code'],
    ({ code }, resource) => {
      // IPS fixes the type; a document that calls itself something else keeps its own word beside it.
      const made = code && concept.to(code)
      const named = made?.coding?.some(({ system, code }) => system === LOINC && code === PATIENT_SUMMARY)
      resource.type = named ? made : repeating(LOINC, PATIENT_SUMMARY, made)
    },
    (resource) => {
      const type = element<CodeableConcept>(resource.type) ?? {}
      return { code: hasStandIn(type) ? ownPart(type) : concept.from(type) }
    },
  ),
  row<Header>(
    'date',
    ['effectiveTime'],
    ({ effectiveTime }, resource) => {
      const date = dateTime(effectiveTime?.value)
      if (date) resource.date = date
      else resource._date = dataAbsent(effectiveTime?.nullFlavor)
    },
    (resource) => ({
      effectiveTime: typeof resource.date === 'string' ? { value: timestamp(resource.date) } : undefined,
    }),
  ),
  row<Header>(
    'author',
    ['authors'],
    ({ authors }, resource, making) => {
      const made = authors.flatMap((author) => partyReference(author, making) ?? [])
      resource.author = made.length > 0 ? made : [{ ...dataAbsent(undefined) }]
    },
    (resource, unmaking) => ({
      authors: asArray(resource.author).flatMap((reference) => {
        const party = partyAt(reference, unmaking)
        // A party has all of an author but the time, which Composition has no place for.
        return party ? [{ time: undefined, ...party } as Author] : []
      }),
    }),
  ),
  row<Header>(
    'title',
    ['title'],
    ({ title }, resource) => {
      resource.title = title || 'Patient Summary'
    },
    (resource) => ({ title: text(resource.title) }),
  ),
  row<Header>(
    'confidentiality',
    ['confidentialityCode'],
    ({ confidentialityCode }, resource) => {
      const { code, ...rest } = confidentialityCode ?? {}
      if (code && ['U', 'L', 'M', 'N', 'R', 'V'].includes(code)) resource.confidentiality = code
      const source = Object.keys(rest).length > 0 && code ? concept.to({ code, ...rest }) : undefined
      if (source && resource.confidentiality)
        resource._confidentiality = { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source }] }
    },
    (resource) => {
      const source = extensionOf(resource._confidentiality, SOURCE_CODING)?.valueCodeableConcept
      const code = resource.confidentiality
      return {
        confidentialityCode: source
          ? concept.from(source)
          : typeof code === 'string'
            ? { code, codeSystem: CONFIDENTIALITY }
            : undefined,
      }
    },
  ),
  row<Header>(
    'attester',
    ['legalAuthenticator'],
    ({ legalAuthenticator }, resource, making) => {
      if (!legalAuthenticator) return
      const party = partyReference(legalAuthenticator.entity, making)
      const at = dateTime(legalAuthenticator.time?.value)
      resource.attester = [{ mode: 'legal', ...(at ? { time: at } : {}), ...(party ? { party } : {}) }]
    },
    (resource, unmaking) => {
      const legal = elements<Json>(resource.attester).find(({ mode }) => mode === 'legal')
      if (!legal) return {}
      const party = partyAt(legal.party, unmaking)
      return {
        legalAuthenticator: {
          time: typeof legal.time === 'string' ? { value: timestamp(legal.time) } : undefined,
          signatureCode: { code: 'S' },
          entity: party && asEntity(party),
        },
      }
    },
  ),
  row<Header>(
    'custodian',
    ['custodian'],
    ({ custodian }, resource, making) => {
      const reference = organizationReference(custodian, making)
      if (reference) resource.custodian = reference
    },
    (resource, unmaking) => ({ custodian: organisationAt(resource.custodian, unmaking) }),
  ),
  row<Header>(
    'relatesTo',
    ['transformed', 'replaced', 'appended'],
    (header, resource) => {
      const made = relations.flatMap(([field, code]) =>
        (header[field] ?? []).flatMap((id) => {
          const targetIdentifier = identifier.to(id)
          return targetIdentifier ? [{ code, targetIdentifier }] : []
        }),
      )
      if (made.length > 0) resource.relatesTo = made
    },
    (resource) => {
      const held = elements<{ readonly code?: unknown; readonly targetIdentifier?: Identifier }>(resource.relatesTo)
      const of = (relation: string) =>
        held.flatMap(({ code, targetIdentifier }) =>
          code === relation && targetIdentifier ? (identifier.from(targetIdentifier) ?? []) : [],
        )
      return Object.fromEntries(relations.map(([field, code]) => [field, of(code)]))
    },
  ),
  row<Header>(
    'event',
    ['serviceEvents'],
    ({ serviceEvents }, resource, making) => {
      const made = serviceEvents.flatMap(({ code, time, performers }) => {
        const when = time && period.to(time)
        const what = code && concept.to(code)
        const detail = performers.flatMap(({ entity }) => partyReference(entity, making) ?? [])
        if (!when && !what && detail.length === 0) return []
        return [
          {
            ...(what ? { code: [what] } : {}),
            ...(when ? { period: when } : {}),
            ...(detail.length > 0 ? { detail } : {}),
          },
        ]
      })
      if (made.length > 0) resource.event = made
    },
    (resource, unmaking) => ({
      serviceEvents: elements<Json>(resource.event).map((event) => ({
        ids: [],
        code: elements<CodeableConcept>(event.code).flatMap((each) => concept.from(each) ?? [])[0],
        time: event.period ? period.from(event.period) : undefined,
        performers: asArray(event.detail).flatMap((reference) => {
          const party = partyAt(reference, unmaking)
          if (!party) return []
          return [{ functionCode: undefined, time: undefined, entity: asEntity(party) }]
        }),
      })),
    }),
  ),
]
