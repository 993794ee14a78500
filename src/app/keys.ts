import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublicKeys } from '../features/access-log/index.ts'
import { Problem } from '../kernel/problem.ts'

/** Secrets that must outlive the process: without them old access records cannot be found or trusted. */
export type Keys = {
  /** 32 bytes: turns a person's identifier into the key of their access records. */
  readonly personKeySecret: Uint8Array
  /** Ed25519: signs the seals over all chains of access records. */
  readonly sealKey: { readonly keyId: string; readonly privateKey: KeyObject }
}

const sealFile = 'seal-key.pem'

/**
 * Reads the keys of a folder, and makes those that are missing. All processes of an installation share the folder; back
 * it up apart from the database.
 *
 * @throws Problem `unavailable` when the folder cannot be used
 */
export async function loadKeys(directory: string): Promise<Keys> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const secret = await readOrMake(join(directory, 'person-key.secret'), () => randomBytes(32).toString('base64'))
    const seal = await readOrMake(join(directory, sealFile), () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
    const privateKey = createPrivateKey(seal)
    return {
      personKeySecret: Buffer.from(secret, 'base64'),
      sealKey: { keyId: idOf(createPublicKey(privateKey)), privateKey },
    }
  } catch (cause) {
    throw new Problem('unavailable', 'keys-unreadable', 'The keys cannot be read or made', {}, { cause })
  }
}

/**
 * The public half of the folder's seal key, for whoever checks seals; makes none.
 *
 * @throws Problem `unavailable` when there is none
 */
export async function readSealKey(directory: string): Promise<PublicKeys> {
  try {
    const publicKey = createPublicKey(await readFile(join(directory, sealFile), 'utf8'))
    const known = idOf(publicKey)
    return (keyId) => (keyId === known ? publicKey : undefined)
  } catch (cause) {
    throw new Problem('unavailable', 'keys-unreadable', 'There is no seal key that can be read', {}, { cause })
  }
}

async function readOrMake(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const made = make()
  // Whole before it has its name, so that a process that starts at the same moment never reads half of it.
  const beside = `${path}.${randomUUID()}`
  await writeFile(beside, made, { mode: 0o600, flag: 'wx' })
  try {
    await link(beside, path)
    return made
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return readFile(path, 'utf8')
  } finally {
    await rm(beside, { force: true })
  }
}

function idOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}
