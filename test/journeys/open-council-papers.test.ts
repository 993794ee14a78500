import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importPapers } from '../../src/features/council-import/index.ts'
import { readPapers } from '../../src/features/council-papers/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'

const shared = join(import.meta.dirname, '../../../shared/papers')
const sets = [
  { name: 'our own papers', folder: join(import.meta.dirname, '../../samples/papers'), skip: false },
  {
    name: 'the real papers',
    folder: shared,
    skip: existsSync(shared) ? false : 'NOT RUN: no papers beside the checkout (../shared/papers)',
  },
] as const

/** The whole system with the papers of a folder imported and public. */
async function withPapers(folder: string): Promise<Running> {
  const system = await startSystem()
  const { imports, council: councils } = system.stores
  const names = readdirSync(folder).filter((name) => /\.(txt|md|pdf)$/.test(name) && name !== 'README.md')
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
  const now = () => system.clock.now
  await importPapers({ imports, councils, read: readPapers, now })(files, { by: 'import', byName: 'Import' })
  return system
}

/** Lines of a paper are opened so many times; the hundreds of others are the same page, marked elsewhere. */
const mostOfOnePaper = 15

/** Every page that can be come to from the front page of the section, by following links. */
async function reachable(origin: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const opened = new Map<string, number>()
  const queue = ['/saker', '/saker?vedtak=ja', '/moter', '/rad', '/oppfolging']
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (found.has(path)) continue
    const [, paper] = /^\/kilder\/(\w+)\?/.exec(path) ?? []
    const times = opened.get(paper ?? '') ?? 0
    if (paper !== undefined && times >= mostOfOnePaper) continue
    if (paper !== undefined) opened.set(paper, times + 1)
    const response = await fetch(`${origin}${path}`)
    assert.equal(response.status, 200, path)
    const body = await response.text()
    found.set(path, body)
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    for (const [, href = ''] of body.matchAll(/<a [^>]*?href="([^"#]+)[^"]*"/g)) {
      const to = href.replaceAll('&amp;', '&')
      if (
        /^\/(saker|vedtak|moter|rad|saksganger|oppfolging|kilder|api|noark)(\/|\?|$)/.test(to) &&
        !to.includes('lang=')
      ) {
        queue.push(to)
      }
    }
  }
  return found
}

for (const { name, folder, skip } of sets) {
  test(`${name}: every link leads somewhere, every page is below 150 KB, and no case calls a proposal a decision`, {
    skip,
  }, async () => {
    const system = await withPapers(folder)
    try {
      const pages = await reachable(system.origin)
      assert.ok(pages.size > 50, `${pages.size} pages`)
      for (const [path, body] of pages) {
        if (body.startsWith('<!doctype html>')) assert.ok(Buffer.byteLength(body) < 150_000, `${path}: ${body.length}`)
      }
      for (const { content } of await system.stores.council.list('case')) {
        const body = pages.get(`/saker/${content.id}`)
        if (body && content.decisions.length === 0)
          assert.ok(!body.includes('oc-side" data-kind="decision"'), content.id)
      }
    } finally {
      await system.stop()
    }
  })
}

test(
  'our own papers: WCAG 2.2 AA on one page of each kind, with all that papers bring',
  withBrowser(async ({ page, pageErrors }) => {
    const system = await withPapers(sets[0].folder)
    try {
      const paths = [...(await reachable(system.origin))].filter(([, body]) => body.startsWith('<!doctype html>'))
      const longest = Map.groupBy(paths, ([path]) => path.split(/[/?]/)[1])
      for (const [kind, list] of longest) {
        const [path] = list.toSorted(([, a], [, b]) => b.length - a.length)[0]!
        await page.goto(`${system.origin}${path}`)
        await picture(page, `papers-${kind}`)
        assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], path)
        assert.equal(await scrollsSideways(page), false, path)
      }
      assert.deepEqual([...pageErrors], [])
    } finally {
      await system.stop()
    }
  }),
)
