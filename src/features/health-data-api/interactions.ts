import type { WebRequest } from '../../protocols/web/request.ts'
import { findDocuments } from './find-documents.ts'
import { identifyPatient } from './identify-patient.ts'
import type { Interaction } from './interaction.ts'
import { readDocumentReference } from './read-document-reference.ts'
import { readPatient } from './read-patient.ts'
import { retrieveBundle, retrieveOriginal } from './retrieve-document.ts'
import { latestSummary } from './latest-summary.ts'
import { summaryOfId, summaryOfNumber, summaryOfParameters, type WantedSummary } from './summary-request.ts'

/** One way to ask. */
type Row = {
  /** Of the route. */
  readonly id: string
  /** Below the base. */
  readonly path: string
  readonly method: 'GET' | 'POST'
  /** Of a POST: a plain form unless it says else. */
  readonly body?: 'form' | 'parameters'
  readonly interaction: Interaction
}

const searchPatients: Interaction = {
  scope: { type: 'Patient', letter: 's' },
  transaction: 'ITI-78',
  act: identifyPatient,
}
const searchDocuments: Interaction = {
  scope: { type: 'DocumentReference', letter: 's' },
  transaction: 'ITI-67',
  act: findDocuments,
}

function summary(wanted: (request: WebRequest) => WantedSummary): Interaction {
  return {
    scope: { type: 'Bundle', letter: 'r' },
    transaction: 'ITI-68',
    act: (needs, asker, request) => latestSummary(needs, asker, request, wanted(request)),
  }
}

/**
 * All that can be asked: the document access provider of the EU Health Data API (ITI-67, ITI-68, ITI-78, reading by id) and
 * `$summary` of the IPS. Publishing (ITI-105) is not here: what it takes must be found again by ITI-67, and dispensations,
 * which are all that this country takes from others, are outside its exchange of documents.
 */
export const interactions: readonly Row[] = [
  { id: 'fhir-patient-search', path: '/Patient', method: 'GET', interaction: searchPatients },
  { id: 'fhir-patient-search-form', path: '/Patient/_search', method: 'POST', interaction: searchPatients },
  {
    id: 'fhir-patient',
    path: '/Patient/:id',
    method: 'GET',
    interaction: { scope: { type: 'Patient', letter: 'r' }, transaction: 'ITI-78', act: readPatient },
  },
  { id: 'fhir-document-search', path: '/DocumentReference', method: 'GET', interaction: searchDocuments },
  { id: 'fhir-document-search-form', path: '/DocumentReference/_search', method: 'POST', interaction: searchDocuments },
  {
    id: 'fhir-document',
    path: '/DocumentReference/:id',
    method: 'GET',
    interaction: {
      scope: { type: 'DocumentReference', letter: 'r' },
      transaction: 'ITI-67',
      act: readDocumentReference,
    },
  },
  {
    id: 'fhir-binary',
    path: '/Binary/:id',
    method: 'GET',
    interaction: { scope: { type: 'Binary', letter: 'r' }, transaction: 'ITI-68', act: retrieveOriginal },
  },
  {
    id: 'fhir-bundle',
    path: '/Bundle/:id',
    method: 'GET',
    interaction: { scope: { type: 'Bundle', letter: 'r' }, transaction: 'ITI-68', act: retrieveBundle },
  },
  { id: 'fhir-summary', path: '/Patient/:id/$summary', method: 'GET', interaction: summary(summaryOfId) },
  {
    id: 'fhir-summary-posted',
    path: '/Patient/:id/$summary',
    method: 'POST',
    body: 'parameters',
    interaction: summary(summaryOfId),
  },
  { id: 'fhir-summary-by-number', path: '/Patient/$summary', method: 'GET', interaction: summary(summaryOfNumber) },
  {
    id: 'fhir-summary-by-number-posted',
    path: '/Patient/$summary',
    method: 'POST',
    body: 'parameters',
    interaction: summary(summaryOfParameters),
  },
]
