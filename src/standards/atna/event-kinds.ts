import type { AuditCode, AuditMessage } from './audit-message.ts'
import type { ExchangeEventId } from './exchange-event.ts'

/** How an event is written. */
export type EventKind = {
  /** DCM: what happened, as each side saw it. */
  readonly event: Readonly<Record<'A' | 'B', AuditCode>>
  readonly action: Readonly<Record<'A' | 'B', AuditMessage['action']>>
  /** The transaction, and the service of MyHealth@EU. */
  readonly types: readonly AuditCode[]
  /** What the documents of the event are; query events name the query. */
  readonly about: { readonly idType: AuditCode; readonly type: '2' | '4'; readonly role?: string }
  /** What the assertions of the event are, where it is about them. */
  readonly assertion?: AuditCode
}

const dicom = (code: string, originalText: string, display: string): AuditCode => ({
  code,
  system: 'DCM',
  display,
  originalText,
})
const ihe = (code: string, display: string, originalText: string): AuditCode => ({
  code,
  system: 'IHE Transactions',
  display,
  originalText,
})
const security = (code: string, display: string): AuditCode => ({
  code,
  system: 'eHealth DSI Security',
  display,
  originalText: display,
})

/** A question: DICOM 110112, executed on both sides. */
function question(transaction: string, service: string, message: string, about: string) {
  const event = dicom('110112', 'Query', message)
  return {
    event: { A: event, B: event },
    action: { A: 'E', B: 'E' },
    types: [ihe(transaction, service, message)],
    about: { idType: ihe(transaction, 'Patient Number', about), type: '2', role: '24' },
  } as const satisfies EventKind
}

const list = (service: string) => question('ITI-38', service, 'XCA::CrossGatewayQuery', 'Cross Gateway Query')

/** Documents come from A to B: IHE ITI TF-2, 3.39.5.1: export where they leave, import where they arrive. */
function retrieval(service: string) {
  const message = 'XCA::CrossGatewayRetrieve'
  return {
    event: { A: dicom('110106', 'Export', message), B: dicom('110107', 'Import', message) },
    action: { A: 'R', B: 'C' },
    types: [ihe('ITI-39', service, message)],
    about: { idType: ihe('ITI-39', 'Patient Number', 'Cross Gateway Retrieve'), type: '2', role: '3' },
  } as const satisfies EventKind
}

/** Documents come from B to A: IHE ITI TF-2, 3.41.5.1. */
function submission(service: string, action: 'C' | 'D') {
  const message = 'XDR::ProvideandRegisterDocumentSet-b'
  const submissionSet = {
    code: 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
    system: 'IHE XDS Metadata',
    display: 'Patient Number',
    originalText: 'Provide and Register Document Set-b',
  }
  return {
    event: { A: dicom('110107', 'Import', message), B: dicom('110106', 'Export', message) },
    action: { A: action, B: action === 'C' ? 'R' : action },
    types: [ihe('ITI-41', service, message)],
    about: { idType: submissionSet, type: '2', role: '20' },
  } as const satisfies EventKind
}

function issuing(transaction: string, service: string, message: string, assertion: AuditCode) {
  return { ...question(transaction, service, message, message), assertion } as const satisfies EventKind
}

/** The metadata services have codes of their own in place of DICOM's. */
function metadata(transaction: string, service: string) {
  const code = { code: 'SMP', system: transaction, display: service, originalText: service }
  return {
    event: { A: code, B: code },
    action: { A: 'E', B: 'E' },
    types: [ihe(transaction, service, service), code],
    about: { idType: security('SMP', 'SignedServiceMetadata'), type: '2' },
  } as const satisfies EventKind
}

const failure = dicom('110113', 'Security Alert', 'ncp::CommunicationFailure')
/**
 * The events of MyHealth@EU: codes as its audit messages in use carry them (EventID by DICOM PS3.16 CID 400), sides as IHE
 * has them.
 */
export const eventKinds: Readonly<Record<ExchangeEventId, EventKind>> = {
  'EHDSI-11': question(
    'ITI-55',
    'IdentityService::FindIdentityByTraits',
    'XCPD::CrossGatewayPatientDiscovery',
    'Cross Gateway Patient Discovery',
  ),
  'EHDSI-21': list('PatientService::List'),
  'EHDSI-22': retrieval('PatientService::Retrieve'),
  'EHDSI-31': list('OrderService::List'),
  'EHDSI-32': retrieval('OrderService::Retrieve'),
  'EHDSI-41': submission('DispensationService::Initialize', 'C'),
  'EHDSI-42': submission('DispensationService::Discard', 'D'),
  'EHDSI-61': list('OrCDService::List'),
  'EHDSI-62': retrieval('OrCDService::Retrieve'),
  'EHDSI-91': issuing(
    'ITI-40',
    'identityProvider::HPAuthentication',
    'XUA::ProvideX-UserAssertion',
    security('IdA', 'HCP Identity Assertion'),
  ),
  'EHDSI-92': issuing('EHDSI-92', 'ncp::TrcAssertion', 'ncp::TrcAssertion', security('TrcA', 'TRC Assertion')),
  'EHDSI-96': issuing('EHDSI-96', 'ncp::NokAssertion', 'ncp::NokAssertion', security('NokA', 'NOK Assertion')),
  'EHDSI-193': metadata('EHDSI-193', 'SMP::Query'),
  'EHDSI-194': metadata('EHDSI-194', 'SMP::Push'),
  CF: {
    event: { A: failure, B: failure },
    action: { A: 'E', B: 'E' },
    types: [ihe('EHDSI-CF', 'ncp::CommunicationFailure', 'ncp::CommunicationFailure')],
    about: { idType: ihe('EHDSI-CF', 'Document', 'Document'), type: '2', role: '3' },
  },
}
