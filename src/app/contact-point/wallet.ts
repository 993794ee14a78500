import { randomBytes, randomUUID } from 'node:crypto'
import { fillIn, type TreatmentCountryNeeds } from '../../features/country-of-treatment/index.ts'
import {
  type HealthCredentialNeeds,
  healthCredentialRoutes,
  openid4vpWallets,
  type Presentations,
  type Recognised,
  statusLists,
  walletBeside,
} from '../../features/health-credential/index.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { ContactPointSetup } from './setup.ts'

/** What reading wallets takes of our contact point. */
export type WalletWiring = Pick<TreatmentCountryNeeds, 'directory' | 'lookups' | 'recognise' | 'now'> & {
  readonly presentations: Presentations
  readonly origin: string
  readonly demoWallet?: HealthCredentialNeeds['demoWallet']
  /** Of a country's form, and of a lookup, by id. */
  readonly paths: { readonly form: (country: string) => string; readonly lookup: (id: string) => string }
  readonly log: Log
}

/** The way in by a patient's wallet; none where no wallet section is configured. */
export function walletsOf(
  { wallet, network }: ContactPointSetup,
  wiring: WalletWiring,
): { readonly beside: Pick<TreatmentCountryNeeds, 'besideForm'>; readonly routes: readonly HttpRoute[] } {
  if (!wallet) return { beside: {}, routes: [] }
  const { directory, presentations, origin, demoWallet, paths, log, now } = wiring
  const { verifier, trust } = wallet
  const mask = (country: string) => directory.mask(country)
  const checkStatus = statusLists({ trust, fetching: fetch, local: network === 'demonstration', now })
  const { issuers } = trust
  return {
    beside: { besideForm: walletBeside({ issuers, mask }) },
    routes: healthCredentialRoutes({
      wallets: openid4vpWallets({ verifier, trust, origin, checkStatus, newToken, now }),
      issuers,
      presentations,
      mask,
      fillIn: (person, recognised) => filledIn(wiring, person, recognised),
      formPath: paths.form,
      refused: (_code, error) => log.warn('problem', errorFields(error)),
      ...(demoWallet ? { demoWallet } : {}),
      now,
      newId: randomUUID,
    }),
  }
}

const newToken = () => randomBytes(32).toString('base64url')

/** A form to be read and sent; and who a credential was shown for is one person here from then on. */
async function filledIn(
  { directory, lookups, recognise, paths, now }: WalletWiring,
  person: SignedIn,
  { country, traits, credential }: Recognised,
): Promise<string> {
  const [number] = traits.identifiers
  const { subject: by, name: byName } = person
  const why = `OpenID4VP ${credential}`
  if (number) await recognise({ ...number, country }, { by, byName, why }, traits)
  return paths.lookup(
    await fillIn({ directory, lookups, now, newId: randomUUID }, person, { country, traits, by: 'wallet' }),
  )
}
