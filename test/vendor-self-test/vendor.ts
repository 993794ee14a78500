import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { NationalService } from '../../src/features/national-services/index.ts'
import { addressOf } from '../../src/features/national-services/index.ts'
import type { Running } from '../journeys/running-system.ts'

/** A vendor's client as it would be written by somebody else, from what the pages say. */
export async function vendorAt({ origin, stores, clock }: Pick<Running, 'origin' | 'stores' | 'clock'>) {
  const id = randomUUID()
  const client = { name: 'Eksempel EPJ', uses: ['professional', 'system'], tenancy: 'single-tenant', keys: [] } as const
  await stores.boxClients.add({
    ...client,
    id,
    orgNumber: '200000008',
    scopes: [],
    redirectUris: [],
    registered: new Date(),
  })
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  const cnfJkt = await calculateJwkThumbprint(jwk)
  const prove = (token: string, htm: string, htu: string) =>
    new SignJWT({
      ...{ htm, htu, jti: randomUUID(), iat: Math.floor(clock.now.getTime() / 1000) },
      ath: createHash('sha256').update(token).digest('base64url'),
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey)
  return {
    id,
    prove,
    async token({ audience }: NationalService, scope: string, patient?: string): Promise<string> {
      const answer = await fetch(`${origin}/testtoken/create-test-token`, {
        method: 'POST',
        headers: { 'x-auth-key': id, 'content-type': 'application/json' },
        body: JSON.stringify({
          audience,
          clientClaimsParameters: { scope: [scope], cnfJkt },
          ...(patient
            ? {
                createTillitsrammeverkClaims: true,
                tillitsrammeverkClaimsParameters: { patientsIdentifierId: patient },
              }
            : {}),
        }),
      })
      const { successResponse } = (await answer.json()) as { successResponse: { accessTokenJwt: string } }
      return successResponse.accessTokenJwt
    },
    /** One call; the proof is made for it unless one is given. */
    async call(
      service: NationalService,
      operation: string,
      given: { token: string; headers?: Record<string, string>; form?: Record<string, string>; proof?: string },
    ) {
      const { method, path } = service.operations.find((each) => each.id === operation)!
      const url = `${origin}${addressOf(service, path)}`
      const proof = given.proof ?? (await prove(given.token, method, url))
      return fetch(url, {
        method,
        headers: { authorization: `DPoP ${given.token}`, dpop: proof, ...given.headers },
        ...(method === 'POST' ? { body: new URLSearchParams(given.form) } : {}),
      })
    },
  }
}
