import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { isForDemonstration } from '../../platform/x509/issue.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { Anchors, ContactPointSetup, PartnerSetup } from './setup.ts'

/** A contact point as its operator describes it, with what only a demonstration has: keys to publish its own metadata with. */
export type DescribedContactPoint = ContactPointSetup & {
  readonly publish?: { readonly seal: Signer; readonly publisher: Signer }
}

type Json = Readonly<Record<string, unknown>>

/**
 * Reads the file that says which country's contact point this is (docs/configuration.md). Certificates and keys are files
 * beside it, PEM or DER.
 *
 * @throws Problem `invalid` (`contact-point-file`) with the place of what is missing or wrong; `forbidden`
 *   (`demonstration-certificate`) when a root of a demonstration is to vouch for real countries
 */
export async function readContactPointFile(path: string): Promise<DescribedContactPoint> {
  const folder = dirname(resolve(path))
  const root = await readJson(path)
  const network = textAt(root, 'network')
  if (network !== 'europe' && network !== 'demonstration') throw wrong('network')
  const listen = objectAt(root, 'listen')
  const anchors = objectAt(root, 'anchors')
  const read: DescribedContactPoint = {
    country: textAt(root, 'country', /^[A-Z]{2}$/),
    homeCommunityId: textAt(root, 'homeCommunityId', oid),
    repositoryUniqueId: textAt(root, 'repositoryUniqueId', oid),
    listen: { host: textAt(listen, 'host'), port: portAt(listen) },
    tls: {
      ...(await signerAt(root, 'tls', folder)),
      chain: await certificatesAt(objectAt(root, 'tls'), 'chain', folder),
    },
    signature: await signerAt(root, 'signature', folder),
    anchors: {
      tls: await certificatesAt(anchors, 'tls', folder),
      assertion: await certificatesAt(anchors, 'assertion', folder),
      seal: await certificatesAt(anchors, 'seal', folder),
      smp: await certificatesAt(anchors, 'smp', folder),
    },
    revocationLists: await filesAt(root, 'revocationLists', folder),
    network,
    partners: listAt(root, 'partners').map(partnerIn),
    ...(root.publish === undefined
      ? {}
      : {
          publish: {
            seal: await signerAt(objectAt(root, 'publish'), 'seal', folder),
            publisher: await signerAt(objectAt(root, 'publish'), 'publisher', folder),
          },
        }),
  }
  if (network === 'europe') refuseDemonstration(read)
  return read
}

const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

async function readJson(path: string): Promise<Json> {
  try {
    return asObject(JSON.parse(await readFile(path, 'utf8')), 'file')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw wrong('file', cause)
  }
}

function partnerIn(value: unknown): PartnerSetup {
  const partner = asObject(value, 'partners')
  return {
    country: textAt(partner, 'country', /^[A-Z]{2}$/),
    homeCommunityId: textAt(partner, 'homeCommunityId', oid),
    address: textAt(partner, 'publisher', /^https?:\/\//),
  }
}

async function signerAt(
  holder: Json,
  name: string,
  folder: string,
): Promise<{ key: KeyObject; certificate: Uint8Array }> {
  const signer = objectAt(holder, name)
  const [certificate] = await certificatesAt({ certificate: [signer.certificate] }, 'certificate', folder)
  try {
    const key = createPrivateKey(await readFile(resolve(folder, textAt(signer, 'key'))))
    if (!certificate || !new X509Certificate(certificate).checkPrivateKey(key)) throw new Error('Not a pair')
    return { key, certificate }
  } catch (cause) {
    throw wrong(`${name}.key`, cause)
  }
}

async function certificatesAt(holder: Json, name: string, folder: string): Promise<readonly Uint8Array[]> {
  const files = await filesAt(holder, name, folder)
  try {
    return files.map((file) => {
      const { raw } = new X509Certificate(file)
      readCertificate(raw)
      return raw
    })
  } catch (cause) {
    throw wrong(name, cause)
  }
}

function filesAt(holder: Json, name: string, folder: string): Promise<readonly Uint8Array[]> {
  return Promise.all(
    listAt(holder, name).map(async (value) => {
      if (typeof value !== 'string') throw wrong(name)
      return readFile(resolve(folder, value)).catch((cause: unknown) => {
        throw wrong(name, cause)
      })
    }),
  )
}

function portAt(listen: Json): number {
  const { port } = listen
  if (typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw wrong('listen.port')
}

function listAt(holder: Json, name: string): readonly unknown[] {
  const value = holder[name] ?? []
  if (Array.isArray(value)) return value
  throw wrong(name)
}

function objectAt(holder: Json, name: string): Json {
  return asObject(holder[name], name)
}

function asObject(value: unknown, name: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw wrong(name)
}

function textAt(holder: Json, name: string, form = /./): string {
  const value = holder[name]
  if (typeof value === 'string' && form.test(value)) return value
  throw wrong(name)
}

function wrong(at: string, cause?: unknown): Problem {
  const message = 'The description of the contact point is missing something, or it is not right'
  return new Problem('invalid', 'contact-point-file', message, { at }, { cause })
}

/** A demonstration's root vouches for anybody who starts one. */
function refuseDemonstration({ anchors }: { readonly anchors: Anchors }): void {
  const marked = Object.values(anchors)
    .flat()
    .some((root) => isForDemonstration(readCertificate(root)))
  if (!marked) return
  throw new Problem(
    'forbidden',
    'demonstration-certificate',
    'A root of a demonstration cannot vouch for real countries',
  )
}
