import { randomBytes } from 'node:crypto'
import { demoCountries } from '../../features/demo-countries/index.ts'
import { demoWalletRoutes, type Holder, makeWalletAuthority } from '../../features/demo-wallet/index.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { DemoWorld } from './demo-world.ts'
import type { ContactPointSetup } from './setup.ts'

/** The wallets of the demonstration's people: what our contact point asks and believes, and the page in place of a phone. */
export type DemoWallets = {
  readonly setup: NonNullable<ContactPointSetup['wallet']>
  readonly routes: readonly HttpRoute[]
}

/** @param world the countries, once they are begun: whoever can be asked for has a wallet */
export async function demoWallets(
  { origin, now }: { readonly origin: string; readonly now: () => Date },
  world: () => Pick<DemoWorld, 'people'> | undefined,
): Promise<DemoWallets> {
  const countries = demoCountries.flatMap(({ country, asks }) => {
    const domain = asks.find(({ kind }) => kind === 'identifier')?.domain
    return domain === undefined ? [] : [{ country, domain }]
  })
  const authority = await makeWalletAuthority(countries, now())
  const holders = (): readonly Holder[] =>
    countries.flatMap(({ country }) => (world()?.people(country) ?? []).map((person) => ({ ...person, country })))
  const newToken = () => randomBytes(16).toString('base64url')
  return {
    setup: { verifier: authority.verifier, trust: authority.trust },
    routes: demoWalletRoutes({ authority, holders, origin, fetching: fetch, newToken, now }),
  }
}
