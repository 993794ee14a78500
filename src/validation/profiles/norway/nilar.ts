import { as, byType, extension, only, refersTo, to } from '../rows.ts'
import type { ElementRule, ExtensionGuide, Guide } from '../table.ts'

const CANONICAL = 'http://nhn.no/fhir/nilar'
const nilar = (name: string) => `${CANONICAL}/StructureDefinition/nilar-${name}`
/** By the published name, so that findings tell that; ours answers for it. */
const codes = (name: string) => `${CANONICAL}/ValueSet/${name}`
const from = ['https://github.com/HL7Norway/NILAR']

const patient = refersTo('Patient')
const patientNumber: ElementRule = { bind: ['required', codes('public-it-type-vs')] }
const source: ElementRule = { bind: ['required', codes('identifier-source-vs')] }
const moment: ElementRule = { types: [as('dateTime')] }
const performer = refersTo('PractitionerRole')
const request: ElementRule = { card: '..1', types: [to('ServiceRequest')] }

/**
 * Answers of laboratories: Pasientens prøvesvar, which was called NILAR.
 *
 * @see https://github.com/HL7Norway/NILAR
 */
export const nilarGuide: Guide = {
  package: 'diagnostic.report.nilar',
  version: '1.6.0',
  canonical: CANONICAL,
  reading: {
    sure: 'defined',
    from,
    covers: {
      nb: 'Svarrapport, analyse, utfører og svar om personvern, med påkrevde kodeverk. Et Volven-kodeverk er det samme under OID og under adresse. Ikke med: rekvisisjon, prøvemateriale, strukturert informasjon, og kodelistene for metode, fagområde og enhet.',
      nn: 'Svarrapport, analyse, utførar og svar om personvern, med påkravde kodeverk. Eit Volven-kodeverk er det same under OID og under adresse. Ikkje med: rekvisisjon, prøvemateriale, strukturert informasjon, og kodelistene for metode, fagområde og eining.',
      en: 'Report, analysis, performer and what is said of privacy, with required codes. A code system of Volven is the same under its OID and under its address. Left out: request, specimen, structured information, and the code lists of methods, fields and units.',
    },
  },
  profiles: {
    'nilar-observation': {
      of: 'Observation',
      elements: {
        'meta.tag': { bind: ['required', codes('all-observation-codes-vs')] },
        extension: { card: '1..', sliced: 'value@url' },
        'extension:accredited': extension('0..1', nilar('accredited')),
        'extension:diagnosticreportref': extension('1..1', nilar('diagnostic-report-ref')),
        'extension:history': extension('0..1', nilar('history')),
        'extension:investigationdate': extension('0..1', nilar('investigation-date')),
        'extension:statuschangedate': extension('0..1', nilar('status-change-date')),
        'extension:countersigndate': extension('0..1', nilar('counter-sign-date')),
        'extension:medicalvalidationdate': extension('0..1', nilar('medical-validation-date')),
        'extension:descriptiondate': extension('0..1', nilar('description-date')),
        'identifier.system': source,
        basedOn: request,
        category: { card: '..1' },
        code: { bind: ['required', codes('investigation-id-vs')] },
        subject: patient,
        'subject.identifier.system': patientNumber,
        'effective[x]': moment,
        performer,
        'value[x]': { ...byType, types: [as('Quantity'), as('CodeableConcept'), as('Range'), as('dateTime')] },
        'value[x]:valueCodeableConcept': {
          ...only(as('CodeableConcept')),
          bind: ['required', codes('observation-result-vs')],
        },
        interpretation: { card: '..1', bind: ['required', codes('deviation-indicator-vs')] },
        hasMember: refersTo('Observation'),
      },
    },
    'nilar-diagnostic-report': {
      of: 'DiagnosticReport',
      elements: {
        extension: { card: '1..', sliced: 'value@url' },
        'extension:comment': extension('0..*', nilar('comment')),
        'extension:reportdate': extension('1..1', nilar('report-date')),
        'extension:approvaldate': extension('0..1', nilar('approval-date')),
        'identifier.system': source,
        basedOn: request,
        category: { card: '1..1', bind: ['required', codes('main-expertise-vs')] },
        code: { bind: ['required', codes('typeof-diagnostic-report-vs')] },
        subject: patient,
        'subject.identifier.system': patientNumber,
        'effective[x]': moment,
        performer,
      },
    },
    'nilar-practitioner-role': {
      of: 'PractitionerRole',
      on: 'own:no-basis-PractitionerRole',
      elements: {
        'practitioner.identifier.system': { bind: ['required', codes('person-id-type-vs')] },
        'organization.identifier.system': { bind: ['required', codes('organization-it-type-vs')] },
      },
    },
    'nilar-operation-outcome': {
      of: 'OperationOutcome',
      elements: { 'issue.details': { bind: ['required', codes('outcome-details-vs')] } },
    },
  },
}

const anywhere = ['Element']
const when = { on: anywhere, value: [as('dateTime')], needed: true } as const

/** Extensions of NILAR; the parts of a history could not be read. */
export const nilarExtensions: ExtensionGuide = {
  version: nilarGuide.version,
  extensions: {
    [nilar('report-date')]: when,
    [nilar('approval-date')]: when,
    [nilar('investigation-date')]: when,
    [nilar('status-change-date')]: when,
    [nilar('counter-sign-date')]: when,
    [nilar('medical-validation-date')]: when,
    [nilar('description-date')]: when,
    [nilar('accredited')]: { on: anywhere, value: [as('boolean')] },
    [nilar('diagnostic-report-ref')]: { on: anywhere, value: [to('DiagnosticReport')], needed: true },
    [nilar('history')]: { on: anywhere, partly: true, parts: {} },
    [nilar('comment')]: { on: anywhere },
  },
}
