import { randomBytes, randomUUID } from 'node:crypto'
import type { TreatmentCountryNeeds } from '../../features/country-of-treatment/index.ts'
import {
  identityRoutes,
  knownHere,
  type KnownHereNeeds,
  makePatients,
  type PatientIdentityStore,
  type Register,
} from '../../features/patient-identity/index.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { ContactPointSetup } from './setup.ts'

/** What central identities take of our contact point. */
export type IdentityWiring = Pick<TreatmentCountryNeeds, 'directory' | 'personKeySecret' | 'now'> &
  Pick<KnownHereNeeds, 'keptOf'> & { readonly identities: PatientIdentityStore }

/** One identity for each patient from abroad: what lookups take of it, and the pages of who finds out who is who. */
export function identitiesOf(
  { network }: ContactPointSetup,
  { directory, personKeySecret, identities, keptOf, now }: IdentityWiring,
): Pick<TreatmentCountryNeeds, 'recognise'> & {
  readonly known: Pick<TreatmentCountryNeeds, 'knownHere'>
  readonly routes: readonly HttpRoute[]
} {
  const patients = makePatients({ store: identities, personKeySecret, now, newId: randomUUID })
  return {
    recognise: patients.recognise,
    known: { knownHere: knownHere({ patients, keptOf }) },
    routes: identityRoutes({
      patients,
      registers: () => directory.partners().flatMap(({ country }) => registersOf(directory, country)),
      inventedOnly: network === 'demonstration',
      formSecret: randomBytes(32),
      now,
    }),
  }
}

/** The registers whose numbers a country's search mask asks for. */
function registersOf(directory: IdentityWiring['directory'], country: string): readonly Register[] {
  const fields = directory.mask(country)?.fields ?? []
  return fields.flatMap(({ kind, domain }) => (kind === 'identifier' && domain ? [{ country, root: domain }] : []))
}
