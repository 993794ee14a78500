import { CompactEncrypt, importJWK } from 'jose'
import { showCredential } from '../../standards/openid4vp/write-credential.ts'
import type { HeldCredential } from './credentials.ts'
import type { Question } from './read-request.ts'

/**
 * The body that a wallet posts: the credential with what is asked of it, encrypted for the asker (OpenID4VP 1.0, section 8.3).
 *
 * @param id name of the query that is answered
 */
export async function answerTo(
  question: Question,
  id: string,
  credential: HeldCredential,
  now: Date,
): Promise<URLSearchParams> {
  const { clientId, nonce, state, encryptFor, credentials } = question
  const claims = credentials.find((each) => each.id === id)?.claims ?? []
  const shown = showCredential(credential, { claims, audience: clientId, nonce, at: now }, credential.holder)
  const answer = JSON.stringify({ vp_token: { [id]: [shown] }, state })
  const kid = typeof encryptFor.kid === 'string' ? { kid: encryptFor.kid } : {}
  const response = await new CompactEncrypt(Buffer.from(answer))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', ...kid })
    .encrypt(await importJWK({ ...encryptFor }, 'ECDH-ES'))
  return new URLSearchParams({ response })
}

/** What a wallet posts when its holder says no (section 8.5). */
export function declining({ state }: Question): URLSearchParams {
  return new URLSearchParams({ error: 'access_denied', state })
}
