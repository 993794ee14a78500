import { Problem } from '../../kernel/problem.ts'
import type { TokenWish } from './endpoint-call.ts'

/** Sends JSON to the box, and gives what came; status 0 where nothing did. */
export type PostJson = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
) => Promise<{ readonly status: number; readonly body: unknown }>

/**
 * Tokens of a running box, right and wrong ones, by its service for test tokens.
 *
 * @param client the id of a client that is registered there
 * @throws Problem `unavailable` (`no-box-token`) with what the box says of it
 * @see https://utviklerportal.nhn.no/informasjonstjenester/helseid/tilgang-til-helseid/test-token-tjenesten/docs/test-token-tjenesten_enmd
 */
export function boxTokens(box: string, client: string, post: PostJson): (wish: TokenWish) => Promise<string> {
  const url = `${box.replace(/\/$/, '')}/testtoken/create-test-token`
  return async (wish) => {
    const { body } = await post(url, { 'x-auth-key': client }, asked(wish))
    const token = memberOf(memberOf(body, 'successResponse'), 'accessTokenJwt')
    if (typeof token === 'string') return token
    const said = memberOf(memberOf(body, 'errorResponse'), 'errorMessage')
    const because = typeof said === 'string' ? `: ${said}` : ''
    throw new Problem('unavailable', 'no-box-token', `The box gave no token${because}`)
  }
}

function asked({ caller, audience, scopes, thumbprint, patient, toa, hpr, pid, orgNumber, wrong }: TokenWish) {
  return {
    audience,
    clientClaimsParameters: {
      ...{ scope: scopes, cnfJkt: thumbprint },
      ...(orgNumber === undefined ? {} : { orgnrParent: orgNumber }),
    },
    ...(hpr === undefined ? {} : { userClaimsParameters: { hprNumber: hpr } }),
    ...(caller === 'system' ? { machineToken: true } : {}),
    ...(caller === 'citizen' ? { citizenPid: pid } : {}),
    ...(caller === 'professional' && patient !== undefined
      ? {
          createTillitsrammeverkClaims: true,
          tillitsrammeverkClaimsParameters: { patientsIdentifierId: patient, ...(toa === undefined ? {} : { toa }) },
        }
      : {}),
    ...(wrong === 'expired' ? { expirationParameters: { setExpirationTimeAsExpired: true } } : {}),
    ...(wrong === 'signature' ? { signJwtWithInvalidSigningKey: true } : {}),
    ...(wrong === 'issuer' ? { setInvalidIssuer: true } : {}),
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}
