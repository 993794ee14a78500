import { fingerprintOf } from '../../platform/x509/certificate.ts'
import type { TlsIdentity } from '../../platform/x509/tls-identity.ts'
import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { Task } from '../periodic.ts'

/** How our own keys and certificates come anew while the program runs. */
export type Renewal = {
  /** What cannot be read stays as it was. @throws Problem of the first that cannot, once the others are taken in */
  readonly readAgain: () => Promise<void>
  /** Calls whoever made something of the keys, once they are others. */
  readonly onRenewed: (told: () => void) => void
}

/** Reads a key with its certificate, which belong together. */
type Read<Keys> = () => Promise<Keys>

/** Where each of our keys is read from. */
export type KeyReaders = {
  readonly tls: Read<TlsIdentity>
  readonly signature: Read<Signer>
  readonly seal?: Read<Signer>
}

/** Our keys: each always the one that was last read well. */
export type OwnKeys = {
  readonly tls: TlsIdentity
  readonly signature: Signer
  readonly seal?: Signer
  readonly renewal: Renewal
}

/**
 * Keys that are read again when somebody says so. Nobody need know: what they hand out is the same object with another key
 * in it, so a key and its certificate are to be taken from it in one go.
 *
 * @throws Problem of the first that cannot be read: without them nothing begins
 */
export async function renewableKeys(read: KeyReaders): Promise<OwnKeys> {
  const told: (() => void)[] = []
  const [tls, signature, seal] = await Promise.all([
    holding(read.tls),
    holding(read.signature),
    read.seal && holding(read.seal),
  ])
  const all = [tls, signature, ...(seal ? [seal] : [])]
  return {
    tls: identityIn(tls),
    signature: signerIn(signature),
    ...(seal ? { seal: signerIn(seal) } : {}),
    renewal: {
      onRenewed: (tell) => void told.push(tell),
      async readAgain() {
        const tried = await Promise.allSettled(all.map(({ readAgain }) => readAgain()))
        if (tried.some((one) => one.status === 'fulfilled' && one.value)) for (const tell of told) tell()
        const failed = tried.find((one) => one.status === 'rejected')
        if (failed) throw failed.reason
      },
    },
  }
}

type Held<Keys> = {
  readonly now: () => Keys
  /** @returns whether they are others */
  readonly readAgain: () => Promise<boolean>
}

async function holding<Keys extends Signer>(read: Read<Keys>): Promise<Held<Keys>> {
  const state = { keys: await read() }
  return {
    now: () => state.keys,
    async readAgain() {
      const keys = await read()
      if (sameKeys(keys, state.keys)) return false
      state.keys = keys
      return true
    },
  }
}

/** A key belongs to its certificate, so the certificates tell. */
function sameKeys(one: Signer & Partial<TlsIdentity>, other: Signer & Partial<TlsIdentity>): boolean {
  const [some, others] = [one, other].map(({ certificate, chain = [] }) =>
    [certificate, ...chain].map(fingerprintOf).join(' '),
  )
  return some === others
}

function signerIn(held: Held<Signer>): Signer {
  return {
    get key() {
      return held.now().key
    },
    get certificate() {
      return held.now().certificate
    },
  }
}

function identityIn(held: Held<TlsIdentity>): TlsIdentity {
  return {
    get key() {
      return held.now().key
    },
    get certificate() {
      return held.now().certificate
    },
    get chain() {
      return held.now().chain
    },
  }
}

/** Reads our own keys every minute: nobody need start the program anew when a certificate ends. */
export function readKeysTask({ readAgain }: Renewal): Task {
  return { name: 'read-own-certificates', everySeconds: 60, run: readAgain }
}
