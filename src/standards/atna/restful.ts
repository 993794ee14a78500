import type { ExchangeEvent, ExchangeEventId } from './exchange-event.ts'

/** What FHIR did for an event: the interaction, and the transaction of IHE it stands for. */
type Row = { readonly interaction: 'search' | 'read'; readonly transaction: string; readonly display: string }

const identify: Row = { interaction: 'search', transaction: 'ITI-78', display: 'Mobile Patient Demographics Query' }
const list: Row = { interaction: 'search', transaction: 'ITI-67', display: 'Find Document References' }
const retrieve: Row = { interaction: 'read', transaction: 'ITI-68', display: 'Retrieve Document' }

/** Of refusals before anything was decided on, nothing is known but that. */
const rows: Readonly<Partial<Record<ExchangeEventId, Row>>> = {
  'EHDSI-11': identify,
  'EHDSI-21': list,
  'EHDSI-22': retrieve,
  'EHDSI-31': list,
  'EHDSI-32': retrieve,
  'EHDSI-61': list,
  'EHDSI-62': retrieve,
}

/** Searches are executed and what is read is read (BALP, PatientQuery and PatientRead). */
const actions = { search: 'E', read: 'R' } as const

/**
 * What an AuditEvent says of an event that was asked by FHIR, as subtypes: its type is the Norwegian profile's.
 *
 * @see https://profiles.ihe.net/ITI/BALP/content.html (restful interactions)
 */
export function restfulOf({ id, via }: Pick<ExchangeEvent, 'id' | 'via'>) {
  if (via !== 'fhir') return undefined
  const row = rows[id]
  const rest = {
    system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
    code: 'rest',
    display: 'RESTful Operation',
  }
  if (!row) return { subtype: [rest] }
  const { interaction, transaction, display } = row
  return {
    subtype: [
      rest,
      { system: 'http://hl7.org/fhir/restful-interaction', code: interaction, display: interaction },
      { system: 'urn:ihe:event-type-code', code: transaction, display },
    ],
    action: actions[interaction],
  }
}
