import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { LocalPublisher } from './local-publisher.ts'

/** Where our own publisher is, below the address people reach us at. */
export const publisherPath = '/smp'

/**
 * Our own publisher over HTTP (OASIS BDX SMP 1.0, 2.4): the same to everybody, and safe by its signatures.
 *
 * @param origin scheme, host and port people reach us at
 */
export function publisherRoutes(publisher: LocalPublisher, origin: string): readonly HttpRoute[] {
  return [
    get({
      id: 'smp-service-group',
      path: `${publisherPath}/:participant`,
      releases: 'public',
      answer: ({ params: { participant = '' } }) =>
        xml(publisher.serviceGroup(participant, `${origin}${publisherPath}`)),
    }),
    get({
      id: 'smp-service-metadata',
      path: `${publisherPath}/:participant/services/:document`,
      releases: 'public',
      answer: ({ params: { participant = '', document = '' } }) => xml(publisher.metadata(participant, document)),
    }),
  ]
}

function xml(body: Uint8Array | undefined): Answer {
  if (body === undefined) throw new Problem('not-found', 'not-published', 'No such metadata')
  return { kind: 'bytes', type: 'text/xml; charset=utf-8', body, disposition: 'inline' }
}
