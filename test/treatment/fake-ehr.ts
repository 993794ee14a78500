import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a fake EHR has and how it may misbehave. */
export type FakeEhrScript = {
  /** The Patient in context, a FHIR resource with an id; undefined for a launch without one. */
  readonly patient?: Readonly<Record<string, unknown>> & { readonly id: string }
  /** Names the patient in `fhirContext` in place of `patient`. */
  readonly inFhirContext?: boolean
  readonly methods?: readonly string[]
}

type Authorized = { readonly challenge: string; readonly redirectUri: string; readonly clientId: string }

/**
 * An EHR's FHIR server with SMART App Launch 2: configuration, authorization with PKCE, token, Patient. It speaks the
 * protocol and refuses what breaks it; nobody is asked to sign in.
 */
export async function startFakeEhr({ patient, inFhirContext = false, methods = ['S256'] }: FakeEhrScript) {
  const codes = new Map<string, Authorized>()
  const tokens = new Set<string>()
  const asked: string[] = []
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on a port, so the address is no pipe.
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}/fhir`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    asked.push(url.pathname)
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/fhir/.well-known/smart-configuration') {
      return void json(200, {
        authorization_endpoint: `http://127.0.0.1:${port}/authorize`,
        token_endpoint: `http://127.0.0.1:${port}/token`,
        code_challenge_methods_supported: methods,
        capabilities: ['launch-ehr', 'context-ehr-patient', 'client-public'],
      })
    }
    if (url.pathname === '/authorize') return authorize(url, response)
    if (url.pathname === '/token') return exchange(new URLSearchParams(await bodyOf(request)), json)
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
    if (url.pathname === `/fhir/Patient/${patient?.id}` && tokens.has(bearer)) return void json(200, patient!)
    json(404, { resourceType: 'OperationOutcome' })
  }

  function authorize({ searchParams: asks }: URL, response: ServerResponse): void {
    const wrong =
      asks.get('launch') !== 'xyz123' ||
      asks.get('aud') !== issuer ||
      asks.get('response_type') !== 'code' ||
      asks.get('code_challenge_method') !== 'S256' ||
      asks.get('scope') !== 'launch patient/Patient.r'
    if (wrong) return void response.writeHead(400).end()
    const code = randomUUID()
    const redirectUri = asks.get('redirect_uri') ?? ''
    codes.set(code, {
      challenge: asks.get('code_challenge') ?? '',
      redirectUri,
      clientId: asks.get('client_id') ?? '',
    })
    const back = `${redirectUri}?${new URLSearchParams({ code, state: asks.get('state') ?? '' })}`
    response.writeHead(302, { location: back }).end()
  }

  function exchange(form: URLSearchParams, json: (status: number, body: object) => void): void {
    const code = form.get('code') ?? ''
    const authorized = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      authorized?.challenge === challenge &&
      authorized.redirectUri === form.get('redirect_uri') &&
      authorized.clientId === form.get('client_id')
    if (!fits) return void json(400, { error: 'invalid_grant' })
    const token = randomUUID()
    tokens.add(token)
    const inContext = inFhirContext
      ? { fhirContext: [{ reference: `Patient/${patient?.id}` }] }
      : { patient: patient?.id }
    json(200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'launch patient/Patient.r',
      ...(patient ? inContext : {}),
    })
  }

  return {
    issuer,
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
