import { createServer } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import type { DemoRepository } from './demo-repository.ts'
import { mutualTls, peerCountry } from './mutual-tls.ts'

export type DemoFhirRepositoryNeeds = {
  readonly tls: TlsSide
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /**
   * @param country of the certificate it came with
   * @returns the status to answer with
   */
  readonly keep: (auditEvent: unknown, condition: string, country: string) => Promise<number>
}

/** Receives audit events as a FHIR server does: `POST /AuditEvent`, with certificates on both sides. */
export function openDemoFhirRepository({ tls, host, port, keep }: DemoFhirRepositoryNeeds): Promise<DemoRepository> {
  const server = createServer(mutualTls(tls), (request, response) => {
    const answer = async () => {
      if (request.method !== 'POST' || request.url !== '/AuditEvent') return 404
      const condition = request.headers['if-none-exist']
      const { socket } = request
      const country = socket instanceof TLSSocket ? peerCountry(socket) : ''
      return keep(JSON.parse(await textOf(request)), typeof condition === 'string' ? condition : '', country)
    }
    void answer().then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(400).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      resolve({
        // A server that listens on a port has an address of this kind.
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
