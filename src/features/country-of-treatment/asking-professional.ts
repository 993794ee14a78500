import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { AttestWish } from '../identity/index.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import {
  type AttestedPerson,
  attestedPerson,
  type Professional,
  professionalOf,
  signedInPerson,
} from './professional.ts'

/**
 * Whoever is signed in, before they are vouched for.
 *
 * @throws Problem `no-authorization`
 */
export function askingProfessional(person: SignedIn): Professional {
  return known(signedInPerson(person))
}

/**
 * The professional as their attest says, for this patient and no other. Without one, where the policy believes the sign-in.
 *
 * @throws Problem `no-authorization`, and what `Attests` throws
 */
export async function attestingProfessional(
  { attestFor, directory }: Pick<TreatmentCountryNeeds, 'attestFor' | 'directory'>,
  person: SignedIn,
  country: string,
  { patient, ...wish }: Omit<AttestWish, 'authorization'>,
): Promise<Professional> {
  const signedIn = signedInPerson(person)
  if (!signedIn) return known(signedIn)
  const separator = directory.partner(country)?.profile.accessCodeAfter
  const { authorization } = signedIn
  const attested = await attestFor(person, { ...wish, authorization, patient: patient && bare(patient, separator) })
  return known(attested ? attestedPerson(attested) : signedIn)
}

/** Without the code that the patient gave for this one occasion: it is nobody else's to know. */
function bare({ root, extension }: InstanceIdentifier, separator: string | undefined): InstanceIdentifier {
  return { root, extension: separator === undefined ? extension : extension.split(separator, 1).join('') }
}

function known(person: AttestedPerson | undefined): Professional {
  const professional = person && professionalOf(person)
  if (professional) return professional
  throw new Problem('forbidden', 'no-authorization', 'The sign-in gives no authorization that other countries know')
}
