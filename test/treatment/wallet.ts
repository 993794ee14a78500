import { randomBytes, randomUUID } from 'node:crypto'
import { fillIn } from '../../src/features/country-of-treatment/index.ts'
import { demoCountries } from '../../src/features/demo-countries/index.ts'
import { demoWalletAddress, demoWalletRoutes, makeWalletAuthority } from '../../src/features/demo-wallet/index.ts'
import {
  healthCredentialRoutes,
  type IssuerTrust,
  memoryPresentations,
  openid4vpWallets,
  type Recognised,
  statusLists,
  walletBeside,
} from '../../src/features/health-credential/index.ts'
import { aino, scripted } from './partners.ts'
import { demoMasks, openDirectory, startTreatment } from './system.ts'

/** When the test's clock stands. */
export const began = new Date('2026-11-22T02:10:00Z')

/** The register of a demo country's numbers. */
export const domainOf = (country: string): string =>
  demoCountries.find((row) => row.country === country)?.asks.find(({ kind }) => kind === 'identifier')?.domain ?? ''

const newToken = () => randomBytes(16).toString('base64url')

/** A treating country that reads wallets, and the demonstration's wallet beside it; `believe` changes whom it trusts. */
export async function startWithWallets(believe: (trust: IssuerTrust) => IssuerTrust = (trust) => trust) {
  const countries = ['FI', 'CY', 'PT'].map((country) => ({ country, domain: domainOf(country) }))
  const authority = await makeWalletAuthority(countries, began)
  const place = { origin: '' }
  const placed = {
    get origin() {
      return place.origin
    },
  }
  const presentations = memoryPresentations()
  const refused: string[] = []
  const recognised: Recognised[] = []
  const trust = believe(authority.trust)
  const directory = openDirectory(demoMasks)
  const { issuers } = trust
  const { verifier } = authority
  const system = await startTreatment({
    partners: scripted(),
    besideForm: walletBeside({ issuers, mask: directory.mask }),
    alsoRoutes: ({ lookups, now }) => [
      ...healthCredentialRoutes({
        wallets: openid4vpWallets(
          Object.assign(placed, {
            verifier,
            trust,
            checkStatus: statusLists({ trust, fetching: fetch, local: true, now }),
            newToken,
            now,
          }),
        ),
        issuers,
        presentations,
        mask: directory.mask,
        async fillIn(person, who) {
          recognised.push(who)
          const needs = { lookups, directory, now, newId: randomUUID }
          return `/utenlandsk-pasient/oppslag/${await fillIn(needs, person, { ...who, by: 'wallet' })}`
        },
        formPath: (country) => `/utenlandsk-pasient/land/${country}`,
        refused: (code) => void refused.push(code),
        demoWallet: demoWalletAddress,
        now,
        newId: randomUUID,
      }),
      ...demoWalletRoutes(
        Object.assign(Object.create(placed), {
          authority,
          holders: () => [{ name: 'Aino Esimerkki Keksitty', country: 'FI', traits: aino }],
          fetching: fetch,
          newToken,
          now,
        }),
      ),
    ],
  })
  place.origin = system.origin
  return { ...system, authority, presentations, refused, recognised }
}
