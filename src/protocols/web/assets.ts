import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Problem } from '../../kernel/problem.ts'
import { get, type HttpRoute } from './route.ts'

/** A file that is the same to everybody. */
export type Asset = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** The files pages use, under an address that changes whenever one of them does. */
export type Assets = {
  /** @throws Error when there is no asset of this name: a fault in the page */
  readonly address: (name: string) => string
  readonly route: HttpRoute
}

/** Serves assets from memory; what compresses well is compressed once. */
export function makeAssets(list: readonly Asset[]): Assets {
  const byName = new Map(list.map((asset) => [asset.name, asset]))
  const version = versionOf(list)
  const compressed = new Map<string, Uint8Array>()
  const gzipped = ({ name, bytes }: Asset) => {
    const made = compressed.get(name) ?? gzipSync(bytes)
    compressed.set(name, made)
    return made
  }
  return {
    address(name) {
      if (!byName.has(name)) throw new Error(`No asset ${name}`)
      return `/assets/${version}/${name}`
    },
    route: get({
      id: 'asset',
      path: '/assets/:version/*',
      releases: 'public',
      answer({ params, headers }) {
        const asset = byName.get(params['*'] ?? '')
        if (!asset || params.version !== version) throw new Problem('not-found', 'not-found', 'No such asset')
        const common = { kind: 'bytes', type: asset.type, immutable: true, disposition: 'inline' } as const
        if (!asset.type.startsWith('text/')) return { ...common, body: asset.bytes }
        if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) {
          return { ...common, body: asset.bytes, headers: { vary: 'accept-encoding' } }
        }
        return { ...common, body: gzipped(asset), headers: { vary: 'accept-encoding', 'content-encoding': 'gzip' } }
      },
    }),
  }
}

function versionOf(list: readonly Asset[]): string {
  const hash = createHash('sha256')
  for (const { name, type, bytes } of list) hash.update(`${name} ${type} ${bytes.length}\n`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}
