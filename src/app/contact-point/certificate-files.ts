import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readCertificate } from '../../platform/x509/certificate.ts'
import { readDer } from '../../platform/x509/der.ts'
import { listAt, nameIn, type Part, textAt, wrong } from './file-part.ts'

/** A key and its certificate, which must belong together. */
export async function signerOf(part: Part): Promise<{ key: KeyObject; certificate: Uint8Array }> {
  const at = nameIn(part, 'certificate')
  const certificate = certificateIn(await readDerFile(part.folder, part.value.certificate, at), at)
  const path = resolve(part.folder, textAt(part, 'key'))
  try {
    const key = createPrivateKey(await readFile(path))
    if (isKeyOf(key, certificate)) return { key, certificate }
  } catch (cause) {
    throw wrong(nameIn(part, 'key'), cause)
  }
  throw wrong(nameIn(part, 'key'))
}

/** By their bytes: OpenSSL's own comparison of two kinds of keys leaves an error behind that a later call then throws. */
function isKeyOf(key: KeyObject, certificate: Uint8Array): boolean {
  const spki = (one: KeyObject) => one.export({ type: 'spki', format: 'der' })
  return spki(createPublicKey(key)).equals(spki(readCertificate(certificate).publicKey))
}

/** Certificates that a list names, so many at least; DER. */
export async function certificatesAt(part: Part, name: string, least: number): Promise<readonly Uint8Array[]> {
  const files = await filesAt(part, name, least)
  return files.map((file, index) => certificateIn(file, `${nameIn(part, name)}[${index}]`))
}

function certificateIn(file: Uint8Array, at: string): Uint8Array {
  try {
    readCertificate(file)
    return file
  } catch (cause) {
    throw wrong(at, cause)
  }
}

/** Files that a list names, as DER. */
function filesAt(part: Part, name: string, least: number): Promise<readonly Uint8Array[]> {
  return Promise.all(readsAt(part, name, least).map((read) => read()))
}

/** Files that a list names, to be read at any time; DER. */
export function readsAt(part: Part, name: string, least: number): readonly (() => Promise<Uint8Array>)[] {
  const paths = listAt(part, name)
  if (paths.length < least) throw wrong(nameIn(part, name))
  return paths.map((path, index) => () => readDerFile(part.folder, path, `${nameIn(part, name)}[${index}]`))
}

async function readDerFile(folder: string, path: unknown, at: string): Promise<Uint8Array> {
  if (typeof path !== 'string') throw wrong(at)
  try {
    const file = await readFile(resolve(folder, path))
    const [, armoured] =
      /-----BEGIN (?:CERTIFICATE|X509 CRL)-----([\s\S]*?)-----END/.exec(file.toString('latin1')) ?? []
    const der = armoured === undefined ? file : Buffer.from(armoured, 'base64')
    readDer(der)
    return der
  } catch (cause) {
    throw wrong(at, cause)
  }
}
