import { mayReceive } from '../access-control/index.ts'
import type { Released } from '../../protocols/gate/access.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Asker } from './contact-point.ts'
import { countedAs } from './counted-as.ts'
import type { AffiliationNeeds } from './needs.ts'
import { requireNextOfKinRule } from './next-of-kin.ts'
import { signedInAbroad } from './professional.ts'

/** A kind of data, and what country B must have written for it. */
export type Wanted = { readonly category: Released; readonly permissions: readonly string[] }

/**
 * Why a request is refused whoever it is about: somebody asks too often, or none of what is wanted is for this profession.
 * Nothing has been looked up when it is answered, so it cannot tell whether the person exists.
 *
 * @throws Problem `nok-not-accepted`
 * @param patient whose identifier was given; nobody may have it
 */
export async function refusedBeforehand(
  needs: AffiliationNeeds,
  asker: Asker,
  patient: InstanceIdentifier,
  wanted: readonly Wanted[],
): Promise<ExchangeFault | undefined> {
  requireNextOfKinRule(needs, asker)
  const { hcp } = asker.assertions
  const taken = await needs.brakes.take({
    role: 'A',
    country: asker.peer.country,
    professional: signedInAbroad(asker).subject,
    pointOfCare: hcp.pointOfCare,
    patientKey: countedAs(needs.personKeySecret, patient),
    emergency: hcp.purposeOfUse === 'EMERGENCY',
    at: needs.now(),
  })
  if (taken === 'blocked') return { name: 'WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS', severity: 'error' }
  return wanted.some((each) => mayAsk(asker, each)) ? undefined : faultOf('ERROR_HPI_GENERIC')
}

/** By our own matrix and by the permissions that country B wrote: the smaller of the two. */
export function mayAsk(asker: Asker, { category, permissions }: Wanted): boolean {
  const { abroad } = signedInAbroad(asker)
  return (
    abroad !== undefined &&
    mayReceive(abroad, category) &&
    permissions.every((permission) => asker.assertions.hcp.permissions.includes(permission))
  )
}

/** Whether the treatment relation is about the patient that is asked for; without it nothing is looked up. */
export function otherPatient({ assertions: { trc } }: Asker, patient: InstanceIdentifier): ExchangeFault | undefined {
  const same = trc?.patient.root === patient.root && trc.patient.extension === patient.extension
  return same ? undefined : faultOf('ERROR_UNKNOWN_PATIENT_IDENTIFIER')
}

/** Whether something is wrong with a request beyond a warning. */
export function isRefused(faults: readonly ExchangeFault[]): boolean {
  return faults.some(({ severity }) => severity === 'error')
}
