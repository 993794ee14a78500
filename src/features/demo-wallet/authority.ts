import { deflateSync } from 'node:zlib'
import { type Issued, issueCertificate, issueCrl } from '../../platform/x509/issue.ts'
import { base64url } from '../../standards/openid4vp/base64url.ts'
import { signJws } from '../../standards/openid4vp/jws.ts'
import type { Verifier } from '../../standards/openid4vp/request-object.ts'
import type { IssuerTrust } from '../health-credential/index.ts'

/** A country whose people have wallets: the domain is the register of their numbers, an OID. */
export type WalletCountry = { readonly country: string; readonly domain: string }

/** Who issues credentials in the demonstration, who may ask for them, and what each believes of the other. */
export type WalletAuthority = {
  /** What a verifier believes. */
  readonly trust: IssuerTrust
  /** Our key towards wallets. */
  readonly verifier: Verifier
  /** What a wallet believes of verifiers: DER. */
  readonly verifierRoot: Uint8Array
  readonly issuerOf: (country: string) => Issued | undefined
  /** Signed by a country's issuer: the first place is valid, the second revoked. */
  readonly statusList: (country: string, uri: string, now: Date) => string | undefined
}

/** Places in every country's status list. */
export const statusPlaces = { valid: 0, revoked: 1 } as const

const day = 86_400_000

/** Makes them anew for each start of the process: a demonstration's wallets have nothing to keep. */
export async function makeWalletAuthority(countries: readonly WalletCountry[], now: Date): Promise<WalletAuthority> {
  const dates = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 365 * day) }
  const common = { organization: 'Knutepunkt demo', algorithm: 'ec', ...dates } as const
  const rootOf = (country: string, commonName: string) =>
    issueCertificate({ ...common, kind: 'root', country, commonName })
  const made = await Promise.all(
    countries.map(async ({ country, domain }) => {
      const root = await rootOf(country, `${country} demo credential CA`)
      const issuer = await issueCertificate(
        { ...common, kind: 'seal', country, commonName: `${country} demo credential issuer` },
        root,
      )
      return { country, domain, root, issuer }
    }),
  )
  const access = await rootOf('EU', 'Knutepunkt demo access CA')
  const verifier = await issueCertificate(
    { ...common, kind: 'signature', country: 'NO', commonName: 'Knutepunkt demo verifier' },
    access,
  )
  const listed = { thisUpdate: dates.notBefore, nextUpdate: dates.notAfter, revoked: [] }
  const crls = made.map(({ root }) => issueCrl(root, listed))
  const issuers = new Map(made.map(({ country, issuer }) => [country, issuer]))
  return {
    trust: {
      issuers: made.map(({ country, domain, root }) => ({
        country,
        anchors: [root.certificate],
        types: { 'health-id': { patient_id: domain }, pid: { personal_administrative_number: domain } },
      })),
      revocationLists: () => crls,
    },
    verifier: { ...verifier, chain: [] },
    verifierRoot: access.certificate,
    issuerOf: (country) => issuers.get(country),
    statusList: (country, uri, at) => statusListOf(issuers.get(country), uri, at),
  }
}

function statusListOf(issuer: Issued | undefined, uri: string, now: Date): string | undefined {
  if (!issuer) return undefined
  const seconds = Math.floor(now.getTime() / 1000)
  const lst = base64url(deflateSync(Buffer.from([1 << statusPlaces.revoked])))
  return signJws(
    { typ: 'statuslist+jwt', x5c: [Buffer.from(issuer.certificate).toString('base64')] },
    { sub: uri, iat: seconds, exp: seconds + 3_600, ttl: 60, status_list: { bits: 1, lst } },
    issuer.key,
  )
}
