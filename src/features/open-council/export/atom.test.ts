import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openFixture } from '../../../../test/fixtures/open-councils.ts'
import { parseXml } from '../../../platform/xml/parse.ts'
import { elementsOf, textOf } from '../../../platform/xml/tree.ts'
import type { OpenCouncils } from '../public-records.ts'
import { atomFeed } from './atom.ts'

let open: OpenCouncils
before(async () => {
  open = await openFixture()
})

const feed = { id: 'feed/test', title: 'Prøve', self: '/saker.atom', page: '/saker' }
const made = (origin: string) => parseXml(Buffer.from(atomFeed(feed, open.cases, open, origin)))

test('RFC 4287, 4.1: a feed and its entries have an id, a title and a time, and an author', () => {
  const root = made('https://knutepunkt.example')
  assert.equal(root.ns, 'http://www.w3.org/2005/Atom')
  const entries = elementsOf(root).filter(({ name }) => name === 'entry')
  assert.equal(entries.length, open.cases.length)
  for (const each of [root, ...entries]) {
    for (const wanted of ['id', 'title', 'updated']) {
      const found = elementsOf(each).filter(({ name }) => name === wanted)
      assert.equal(found.length, 1, wanted)
      assert.notEqual(textOf(found[0]!), '')
    }
  }
  assert.ok(elementsOf(root).some(({ name }) => name === 'author'))
})

test('RFC 4287, 4.2.6: an entry keeps its id when the address of the server changes', () => {
  const ids = (origin: string) =>
    elementsOf(made(origin))
      .filter(({ name }) => name === 'entry')
      .map((entry) => textOf(elementsOf(entry)[0]!))
  assert.deepEqual(ids('https://knutepunkt.example'), ids('http://127.0.0.1:8080'))
  assert.equal(new Set(ids('')).size, open.cases.length)
})

test('issue 3, item 2: the summary says whether it is decided or only proposed', () => {
  const xml = atomFeed(feed, open.cases, open, '')
  assert.match(xml, /<summary>Vedtak: Porteføljerådet anbefaler at prøvesvar vises for pårørende fra våren 2027\./)
  assert.match(xml, /<summary>Forslag til vedtak: Strategirådet ber om en plan/)
})
