import { refuse } from './refuse.ts'
import { isJson, readJsonObject } from './strict-json.ts'

/** What a wallet answered: which of the asked credentials, and its presentation. Nothing of it is verified. */
export type ShownCredential = { readonly id: string; readonly presentation: string }

/**
 * Reads the decrypted answer of a wallet (OpenID4VP 1.0, sections 8.1 and 8.3). Exactly one of the asked credentials, shown
 * once: of two, each could be somebody else's.
 *
 * @param state of the request that this is to answer
 * @param asked names of the asked credentials
 * @throws Problem `presentation-form`, `-state`, `-declined`, `-not-asked`
 */
export function readAuthorizationResponse(text: string, state: string, asked: readonly string[]): ShownCredential {
  const answer = readOrRefuse(text)
  if (answer.state !== state) refuse('presentation-state')
  if (answer.error !== undefined) refuse('presentation-declined')
  const { vp_token: token } = answer
  if (!isJson(token)) return refuse('presentation-form')
  const [[id, shown] = ['', undefined], ...more] = Object.entries(token)
  if (more.length > 0 || !asked.includes(id)) return refuse('presentation-not-asked')
  const [presentation, ...others]: readonly unknown[] = Array.isArray(shown) ? shown : []
  if (typeof presentation !== 'string' || others.length > 0) return refuse('presentation-form')
  return { id, presentation }
}

function readOrRefuse(text: string) {
  try {
    return readJsonObject(text)
  } catch (cause) {
    return refuse('presentation-form', cause)
  }
}
