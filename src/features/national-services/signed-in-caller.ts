import type { SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'
import type { PersonKey } from '../access-log/index.ts'
import type { Caller } from './caller.ts'
import type { NationalService } from './national-service.ts'

/** The attest states the treatment relation; without one the professional's own organisation vouches by its token. */
export function treatmentOf({ id }: NationalService, caller: Caller): TreatmentRelation | undefined {
  if (caller.kind !== 'professional') return undefined
  const { attest, expires, person } = caller.token
  return {
    document: id,
    confirmedBy: person.subject,
    // ETREAT is treatment in the acute chain: it opens nothing that planned treatment does not.
    purpose: 'TREATMENT',
    at: attest ? new Date(attest.toa * 1000) : new Date(0),
    ends: expires,
  }
}

const roleOfProfession: Readonly<Record<string, SignedIn['role']>> = {
  LE: 'doctor',
  SP: 'nurse',
  JO: 'nurse',
  FA1: 'pharmacist',
}

/**
 * Who asks, as the gate and the access log know them. A citizen is named by the key of their chain: their number stands in
 * no record, least of all in somebody else's.
 */
export function signedInOf(caller: Caller, personKey: (number: string) => PersonKey): SignedIn {
  const visit = caller.client
  if (caller.kind === 'citizen') return { visit, subject: personKey(caller.pid), name: '', role: 'citizen' }
  if (caller.kind === 'system') {
    return {
      visit,
      subject: caller.client,
      name: caller.client,
      role: 'operator',
      organisation: { orgNumber: caller.orgNumber, name: '' },
    }
  }
  const { subject, name, authorizations, hprNumber, orgnrParent } = caller.token.person
  return {
    visit,
    subject,
    name,
    role: authorizations.map((each) => roleOfProfession[each]).find((each) => each !== undefined) ?? 'secretary',
    ...(hprNumber === undefined ? {} : { hprNumber }),
    organisation: { orgNumber: orgnrParent, name: '' },
  }
}
