import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { Asked, KnownPerson } from '../national-service.ts'

/**
 * Whose record may be read: hers who has consented, and whose address is no secret.
 *
 * @throws Problem `invalid` (`person-unknown`, `header-missing`, `user-role`); `forbidden`: `consent-missing`, `address-confidential`
 */
export function mayBeRead({ person, privacy, caller, headers }: Asked): KnownPerson {
  if (!person) throw new Problem('invalid', 'person-unknown', 'Nobody is registered with the number')
  if (caller.kind === 'professional') roleIn(headers['nhn-user-role'], caller.token.person.authorizations)
  if (person.confidential) throw new Problem('forbidden', 'address-confidential', 'The address is confidential')
  if (privacy === 'no-consent') throw new Problem('forbidden', 'consent-missing', 'There is no consent')
  return person
}

/**
 * Whose record may be written.
 *
 * @throws Problem those of `mayBeRead`; `forbidden` (`person-deceased`)
 */
export function mayBeWritten(asked: Asked): KnownPerson {
  const person = mayBeRead(asked)
  if (person.died !== undefined) throw new Problem('forbidden', 'person-deceased', 'The patient has died')
  return person
}

/** Who changes something, as it stands in the metadata of what they change. */
export function changedBy({ caller, headers }: Asked): Json {
  if (caller.kind !== 'professional') return { userType: 'SYSTEM' }
  const { name, hprNumber, orgnrChild, orgnrParent, authorizations } = caller.token.person
  return {
    userType: 'HEALTH_CARE_PROFESSIONAL',
    orgNr: orgnrChild ?? orgnrParent,
    ...(hprNumber === undefined ? {} : { hprNr: hprNumber }),
    hprRole: roleIn(headers['nhn-user-role'], authorizations),
    name,
  }
}

/** The role that the header says must be one that Helsepersonellregisteret gives the caller (Volven 9060). */
function roleIn(header: string | undefined, authorizations: readonly string[]): string {
  if (header === undefined) {
    throw new Problem('invalid', 'header-missing', 'A header is missing', { at: 'nhn-user-role' })
  }
  const { system, code } = parsed(header)
  if (system === volven('9060') && typeof code === 'string' && authorizations.includes(code)) return code
  throw new Problem('forbidden', 'user-role', 'The role is none of the caller’s', { at: 'nhn-user-role' })
}

/** URL-encoded JSON. */
function parsed(header: string): Json {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(header))
    return isObject(value) ? value : {}
  } catch (cause) {
    throw new Problem('invalid', 'user-role', 'The role is no JSON', { at: 'nhn-user-role' }, { cause })
  }
}
