import { createPrivateKey } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { type Issued, issueCertificate, issueCrl } from '../../platform/x509/issue.ts'

/** The keys of one country's contact point: each signs what it is for and nothing else (MyHealth@EU: TLS, NCP signature, SEAL). */
export type ContactPointKeys = { readonly tls: Issued; readonly signature: Issued; readonly seal: Issued }

/** What the countries of a demonstration trust: one authority of our own, marked as such. */
export type DemoAuthority = {
  /** DER. */
  readonly root: Uint8Array
  /** DER, of this start. */
  readonly crl: Uint8Array
  /** Signs the metadata that is published (SMP). */
  readonly publisher: Issued
  readonly keysOf: (country: string) => ContactPointKeys
  /** What an audit repository of the demonstration shows on connections; made when it is first asked for. */
  readonly auditRepository: () => Promise<Issued>
}

const years = (count: number, now: Date) => new Date(now.getTime() + count * 365 * 86_400_000)
const yesterday = (now: Date) => new Date(now.getTime() - 86_400_000)

/**
 * Reads the authority and the countries' keys of a folder, and makes what is missing. Each country's folder appears whole or
 * not at all; the list of revoked certificates is made anew, so that a folder of last year still works.
 *
 * @param countries ISO 3166-1, two letters
 * @throws Problem `unavailable` (`demo-authority`) when the folder cannot be used
 */
export async function loadDemoAuthority(
  directory: string,
  countries: readonly string[],
  now: Date,
): Promise<DemoAuthority> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const dates = { notBefore: yesterday(now), notAfter: years(5, now) }
    const root = await rootIn(directory, dates)
    const publisher = await publisherIn(directory, root, dates)
    const keys = await Promise.all(
      countries.map(
        async (country) => [country, await countryKeys(join(directory, country), country, root, dates)] as const,
      ),
    )
    const byCountry = new Map(keys)
    return {
      root: root.certificate,
      crl: issueCrl(root, { thisUpdate: yesterday(now), nextUpdate: years(1, now), revoked: [] }),
      publisher,
      auditRepository: () => auditRepositoryIn(directory, root, dates),
      keysOf(country) {
        const found = byCountry.get(country)
        if (!found) throw new Error(`The demo authority was not asked for ${country}`)
        return found
      },
    }
  } catch (cause) {
    throw new Problem('unavailable', 'demo-authority', 'The demo certificates cannot be read or made', {}, { cause })
  }
}

async function rootIn(directory: string, dates: Dates): Promise<Issued> {
  const order = { kind: 'root', country: 'EU', commonName: 'Knutepunkt demo CA', algorithm: 'ec', ...dates } as const
  const { root } = await loaded(join(directory, 'authority'), ['root'], async () => ({
    root: await issueCertificate(order),
  }))
  return root
}

async function publisherIn(directory: string, root: Issued, dates: Dates): Promise<Issued> {
  const order = { kind: 'seal', country: 'EU', commonName: 'Knutepunkt demo SMP', ...dates } as const
  const { publisher } = await loaded(join(directory, 'publisher'), ['publisher'], async () => ({
    publisher: await issueCertificate(order, root),
  }))
  return publisher
}

async function auditRepositoryIn(directory: string, root: Issued, dates: Dates): Promise<Issued> {
  const order = { kind: 'tls', country: 'EU', commonName: 'Knutepunkt demo audit repository', algorithm: 'ec' } as const
  const { tls } = await loaded(join(directory, 'audit-repository'), ['tls'], async () => ({
    tls: await issueCertificate({ ...order, hosts: ['localhost', '127.0.0.1'], ...dates }, root),
  }))
  return tls
}

type Dates = { readonly notBefore: Date; readonly notAfter: Date }

async function countryKeys(folder: string, country: string, root: Issued, dates: Dates): Promise<ContactPointKeys> {
  const order = { country, organization: 'Knutepunkt demo', ...dates }
  return loaded(folder, ['tls', 'signature', 'seal'], async () => {
    const [tls, signature, seal] = await Promise.all([
      issueCertificate(
        { ...order, kind: 'tls', commonName: `${country} NCP TLS`, hosts: ['localhost', '127.0.0.1'], algorithm: 'ec' },
        root,
      ),
      issueCertificate({ ...order, kind: 'signature', commonName: `${country} NCP signature` }, root),
      issueCertificate({ ...order, kind: 'seal', commonName: `${country} SEAL` }, root),
    ])
    return { tls, signature, seal }
  })
}

/** What is in the folder under these names; made, written beside and renamed where there is none. */
async function loaded<Name extends string>(
  folder: string,
  names: readonly Name[],
  make: () => Promise<Readonly<Record<Name, Issued>>>,
): Promise<Readonly<Record<Name, Issued>>> {
  const there = await readAll(folder, names)
  if (there) return there
  const beside = await mkdtemp(`${folder}-`)
  for (const [name, { key, certificate }] of Object.entries<Issued>(await make())) {
    await writeFile(join(beside, `${name}.key.pem`), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    await writeFile(join(beside, `${name}.der`), certificate)
  }
  // Another process may have been first; then its keys are the ones.
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }))
  const made = await readAll(folder, names)
  if (!made) throw new Error('The keys that were made cannot be read')
  return made
}

async function readAll<Name extends string>(
  folder: string,
  names: readonly Name[],
): Promise<Readonly<Record<Name, Issued>> | undefined> {
  try {
    const read = await Promise.all(
      names.map(async (name): Promise<[Name, Issued]> => {
        const certificate = await readFile(join(folder, `${name}.der`))
        readCertificate(certificate)
        return [name, { key: createPrivateKey(await readFile(join(folder, `${name}.key.pem`))), certificate }]
      }),
    )
    return Object.fromEntries(read) as Readonly<Record<Name, Issued>> // one entry for each of the names
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
