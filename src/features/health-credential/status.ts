import { inflateSync } from 'node:zlib'
import { bodyWithin } from '../../platform/http/body-within.ts'
import { requireValidStatus, type StatusReference } from '../../standards/openid4vp/status-list.ts'
import { refuse } from '../../standards/openid4vp/refuse.ts'
import { type IssuerTrust, signerIn } from './issuers.ts'

/** Asks the issuer whether a credential still holds. @throws Problem as `Wallets.read` */
export type StatusCheck = (status: StatusReference, country: string) => Promise<void>

/** What asking takes. */
export type StatusNeeds = {
  readonly trust: IssuerTrust
  readonly fetching: typeof fetch
  /** Lets lists be on this machine without TLS: in a demonstration. */
  readonly local: boolean
  readonly now: () => Date
}

const timeoutMs = 5_000
const mostBytes = 1_000_000
/** Of 16 million credentials of one issuer. */
const mostInflated = 2_000_000

/**
 * Fetches the status list, which the same country's issuers have to have signed (Token Status List, section 8). Where
 * none can be had the credential is refused.
 */
export function statusLists({ trust, fetching, local, now }: StatusNeeds): StatusCheck {
  return async (status, country) => {
    const at = now()
    if (!isFetchable(status.uri, local)) refuse('credential-status')
    requireValidStatus(await fetched(status.uri, fetching), status, {
      now: at,
      skewSeconds: 60,
      signer: (header) => signerIn(header, { country }, trust, at),
      inflate: (bytes) => inflateSync(bytes, { maxOutputLength: mostInflated }),
    })
  }
}

/** The address is signed by an issuer we believe; still it leads to nothing of our own. */
function isFetchable(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  const ours = /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+)$/.test(hostname)
  if (ours) return local
  const named = /[a-z]/i.test(hostname) && hostname.includes('.') && !hostname.startsWith('[')
  return protocol === 'https:' && named && username === ''
}

async function fetched(address: string, fetching: typeof fetch): Promise<string> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const headers = { accept: 'application/statuslist+jwt' }
    const answer = await fetching(address, { headers, redirect: 'error', signal })
    if (!answer.ok || !answer.body) throw new RangeError(`Status ${answer.status}`)
    const token = await bodyWithin(answer, mostBytes)
    if (!token) throw new RangeError('Too large')
    return token.toString('latin1').trim()
  } catch (cause) {
    return refuse('credential-status', cause)
  }
}
