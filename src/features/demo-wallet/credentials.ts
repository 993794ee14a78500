import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Issued } from '../../platform/x509/issue.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { credentialTypes } from '../../standards/openid4vp/credential-types.ts'
import type { Json } from '../../standards/openid4vp/strict-json.ts'
import { type IssuedCredential, issueCredential } from '../../standards/openid4vp/write-credential.ts'
import { statusPlaces } from './authority.ts'

/** Somebody with a wallet. */
export type Holder = { readonly name: string; readonly country: string; readonly traits: PatientTraits }

/** What a wallet holds: what is good, and what an issuer has taken back or has run out, to see it refused. */
export const held = [
  { id: 'health-id', type: 'health-id', fault: undefined },
  { id: 'pid', type: 'pid', fault: undefined },
  { id: 'revoked-pid', type: 'pid', fault: 'revoked' },
  { id: 'expired-pid', type: 'pid', fault: 'expired' },
] as const

/** One of them. */
export type Held = (typeof held)[number]

/** A credential with the key that its holder shows it by. */
export type HeldCredential = IssuedCredential & { readonly holder: KeyObject }

const day = 86_400_000

/** Issues a credential as its country would have done yesterday. */
export function credentialOf(
  { name, country, traits }: Holder,
  { type, fault }: Held,
  {
    issuer,
    statusUri,
    now,
    newSalt,
  }: { readonly issuer: Issued; readonly statusUri: string; readonly now: Date; readonly newSalt: () => string },
): HeldCredential {
  const { privateKey: holder } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const words = name.split(' ')
  const number = traits.identifiers.at(-1)?.extension ?? ''
  const claims: Readonly<Record<Held['type'], { readonly open: Json; readonly disclosable: Json }>> = {
    'health-id': { open: { patient_id: number }, disclosable: {} },
    pid: {
      open: {},
      disclosable: {
        personal_administrative_number: number,
        family_name: words.at(-1) ?? '',
        given_name: words.slice(0, -1).join(' '),
        ...(traits.birthDate === undefined ? {} : { birthdate: traits.birthDate }),
      },
    },
  }
  const idx = fault === 'revoked' ? statusPlaces.revoked : statusPlaces.valid
  const status = { status_list: { uri: statusUri, idx } }
  const order = {
    vct: credentialTypes.find(({ id }) => id === type)?.vct ?? '',
    open: { ...claims[type].open, issuing_country: country, issuing_authority: 'Knutepunkt demo', status },
    disclosable: claims[type].disclosable,
    holder,
    issuedAt: new Date(now.getTime() - 30 * day),
    expires: new Date(now.getTime() + (fault === 'expired' ? -day : 90 * day)),
  }
  return { ...issueCredential(order, { key: issuer.key, certificates: [issuer.certificate] }, newSalt), holder }
}
