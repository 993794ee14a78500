import { promisify } from 'node:util'
import { generateKeyPair } from 'node:crypto'
import { compactDecrypt, importJWK } from 'jose'
import { readAuthorizationResponse } from '../../standards/openid4vp/authorization-response.ts'
import { utf8Of } from '../../standards/openid4vp/base64url.ts'
import { refuse } from '../../standards/openid4vp/refuse.ts'
import {
  clientIdOf,
  contentEncryptions,
  requestObject,
  type Verifier,
  walletAddress,
} from '../../standards/openid4vp/request-object.ts'
import { verifyPresentation } from '../../standards/openid4vp/verify-presentation.ts'
import { type IssuerTrust, signerIn } from './issuers.ts'
import type { Secrets } from './presentation.ts'
import type { StatusCheck } from './status.ts'
import type { OpenQuestion, Shown, Wallets } from './wallets.ts'

/** What asking wallets takes. */
export type WalletNeeds = {
  readonly verifier: Verifier
  readonly trust: IssuerTrust
  /** Scheme, host and port wallets reach us at. */
  readonly origin: string
  readonly checkStatus: StatusCheck
  readonly newToken: () => string
  readonly now: () => Date
}

/** Where wallets come: for the question, and with the answer. */
export const walletPaths = {
  question: (id: string) => `/lommebok/${id}`,
  answer: (id: string) => `/lommebok/${id}/svar`,
} as const

/** Clocks of wallets, issuers and ours differ by this much at most. */
const skewSeconds = 60

/** Wallets by OpenID4VP 1.0, as HAIP 1.0 narrows it: a signed request fetched by the wallet, an encrypted answer posted to us. */
export function openid4vpWallets(needs: WalletNeeds): Wallets {
  const { verifier, newToken } = needs
  return {
    newSecrets: () => newSecrets(newToken),
    address: (id) => walletAddress(`${needs.origin}${walletPaths.question(id)}`, verifier),
    question({ presentation, secrets: { nonce, state, key } }) {
      const { id, asked, askedAt, answerBy } = presentation
      const { d: _, ...encryptFor } = key
      return requestObject(
        {
          nonce,
          state,
          responseUri: `${needs.origin}${walletPaths.answer(id)}`,
          credentials: asked.map((each) => ({ ...each, claims: each.claims.map(({ claim }) => claim) })),
          encryptFor,
          issuedAt: askedAt,
          expires: answerBy,
        },
        verifier,
      )
    },
    read: (open, answer) => read(needs, open, answer),
  }
}

/** A key for one answer: what was sent to us cannot be opened later, by us or anybody. */
async function newSecrets(newToken: () => string): Promise<Secrets> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  return { nonce: newToken(), state: newToken(), key: { ...privateKey.export({ format: 'jwk' }), kid: newToken() } }
}

async function read(
  { verifier, trust, checkStatus, now }: WalletNeeds,
  { presentation: { asked, askedAt, country }, secrets }: OpenQuestion,
  answer: URLSearchParams,
): Promise<Shown> {
  const names = asked.map(({ id }) => id)
  const { id, presentation } = readAuthorizationResponse(await opened(answer, secrets), secrets.state, names)
  const credential = asked.find((each) => each.id === id) ?? refuse('presentation-not-asked')
  const at = now()
  const { claims, status } = verifyPresentation(presentation, {
    now: at,
    skewSeconds,
    askedAt,
    audience: clientIdOf(verifier),
    nonce: secrets.nonce,
    vct: credential.vct,
    issuer: (header) => signerIn(header, { country, type: id }, trust, at),
  })
  if (status) await checkStatus(status, country)
  return { credential: id, claims }
}

/** Only what was encrypted for this question is read; a refusal of the wallet alone may come in the open. */
async function opened(answer: URLSearchParams, { key, state }: Secrets): Promise<string> {
  const sealed = answer.getAll('response')
  if (sealed.length === 0 && answer.has('error')) {
    return refuse(answer.get('state') === state ? 'presentation-declined' : 'presentation-state')
  }
  if (sealed.length !== 1) return refuse('presentation-form')
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      sealed[0] ?? '',
      await importJWK({ ...key, alg: 'ECDH-ES' }),
      {
        keyManagementAlgorithms: ['ECDH-ES'],
        contentEncryptionAlgorithms: [...contentEncryptions],
      },
    )
    if (protectedHeader.zip !== undefined || (protectedHeader.kid ?? key.kid) !== key.kid)
      throw new RangeError('Not for us')
    return utf8Of(plaintext)
  } catch (cause) {
    return refuse('presentation-form', cause)
  }
}
