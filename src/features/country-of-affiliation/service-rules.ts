import {
  type DocumentClass,
  type DocumentService,
  documentClasses,
} from '../../standards/myhealth-eu/document-class.ts'
import type { ErrorName } from '../../standards/myhealth-eu/error-codes.ts'
import { priorityCategoryOf } from '../../standards/myhealth-eu/priority-category.ts'
import type { ExchangeEventId } from '../exchange-records/index.ts'
import type { Wanted } from './admission.ts'

/** What each service means to the rest of the system: one row for each. */
type ServiceRules = {
  /** Permissions that country B must have written (OpenNCP's default policy); our own matrix counts beside them. */
  readonly permissions: readonly string[]
  /** What is answered when there is nothing, whatever the reason. */
  readonly notFound: ErrorName
  readonly listed: ExchangeEventId
  readonly retrieved: ExchangeEventId
}

const summary = ['PRD-003', 'PRD-005', 'PRD-010', 'PRD-016']
const prescription = ['PRD-004', 'PRD-010']

/** @see MyHealth@EU role and permission matrix; audit events EHDSI-21 to 62 */
export const serviceRules: Readonly<Record<DocumentService, ServiceRules>> = {
  'patient-summary': {
    permissions: summary,
    notFound: 'ERROR_PS_NOT_FOUND',
    listed: 'EHDSI-21',
    retrieved: 'EHDSI-22',
  },
  eprescription: {
    permissions: prescription,
    notFound: 'ERROR_EP_NOT_FOUND',
    listed: 'EHDSI-31',
    retrieved: 'EHDSI-32',
  },
  edispensation: {
    permissions: ['PPD-046'],
    notFound: 'ERROR_DOCUMENT_NOT_FOUND',
    listed: 'EHDSI-31',
    retrieved: 'EHDSI-32',
  },
  'medication-overview': {
    permissions: prescription,
    notFound: 'ERROR_MRO_NO_DATA',
    listed: 'EHDSI-31',
    retrieved: 'EHDSI-32',
  },
  orcd: { permissions: summary, notFound: 'ERROR_ORCD_NOT_FOUND', listed: 'EHDSI-61', retrieved: 'EHDSI-62' },
}

/** What identification is to an access decision. */
export const identification: Wanted = { category: 'identity', permissions: ['PRD-006'] }

/** What a class of document is to an access decision. */
export function wantedOf(kind: DocumentClass): Wanted {
  return { category: priorityCategoryOf(kind), permissions: serviceRules[kind.service].permissions }
}

/** What a document that nobody knows is taken for, so that looking for it is decided on like any other. */
export const summaryClass: DocumentClass = documentClasses.find(({ id }) => id === 'patient-summary')!

/** Everything a professional abroad can be given. */
export const everyDocument: readonly Wanted[] = documentClasses.map(wantedOf)
