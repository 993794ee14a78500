import { type AccessLog, type PersonKey, personKey } from '../features/access-log/index.ts'
import type { AccessRecord, Decision } from '../protocols/gate/access.ts'

const outcomes: Readonly<Record<Decision['effect'], string>> = {
  permit: 'shown',
  deny: 'refused',
  hide: 'not-found',
}

/**
 * Writes what the gate records into the access log.
 *
 * Where there is no such document there is no person either; the attempt then stands in a chain of the one who asked,
 * so that looking for what is not there leaves a trace too.
 */
export function recordAccess(log: AccessLog, secret: Uint8Array): (record: AccessRecord) => Promise<void> {
  return async ({ at, route, category, person, patient, document, country, purpose, attested, effect, because }) => {
    const asker = personKey(secret, { root: 'urn:knutepunkt:asker', extension: person.subject })
    await log.append({
      // Routes get it from personKey; the gate, which knows no feature, carries it as text.
      person: patient === undefined ? asker : (patient as PersonKey),
      at,
      who: {
        subject: person.subject,
        role: person.abroad ? `ISCO-08 ${person.abroad.profession}` : person.role,
        organisation: person.organisation?.orgNumber ?? '',
        ...(person.abroad ? { abroad: { country: person.abroad.country, name: person.name } } : {}),
      },
      what: { route, category, documents: document === undefined ? [] : [document] },
      purpose: purpose ?? '',
      decision: { effect, because },
      country: country ?? '',
      outcome: outcomes[effect],
      ...(attested ? { attested } : {}),
    })
  }
}
